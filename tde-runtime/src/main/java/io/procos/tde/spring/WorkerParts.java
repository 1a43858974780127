package io.procos.tde.spring;

import io.camunda.client.CamundaClient;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.spool.Spool;
import io.procos.tde.worker.TaskWorker;
import io.procos.tde.worker.WorkerOptions;
import java.util.List;

/** What the application brings to its worker. */
record WorkerParts(CamundaClient client, List<AdapterDefinition> adapters, Spool spool, RunServices services) {

    TaskWorker start(WorkerOptions options) {
        return TaskWorker.start(
                client, options, adapters, spool, services, services.telemetry().meters());
    }
}
