package io.procos.tde.spring;

import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.procos.tde.policy.Policy;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.secrets.SecretSource;
import io.procos.tde.spool.Spool;
import io.procos.tde.worker.TaskWorker;
import io.procos.tde.worker.WorkerOptions;
import java.util.List;

/** What the application brings to its worker. */
record WorkerParts(
        CamundaClient client,
        List<AdapterDefinition> adapters,
        Spool spool,
        Policy policy,
        SecretSource secrets,
        SecretGrants grants,
        MeterRegistry registry) {

    TaskWorker start(WorkerOptions options) {
        return TaskWorker.start(client, options, adapters, spool, policy, secrets, grants, registry);
    }
}
