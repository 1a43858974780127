package io.procos.exporter;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.ProcessDeployed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Processes that were deployed. Every partition hears of them; the one that deploys speaks for all. */
final class DeploymentMapping implements RecordMapping<Process> {

    @Override
    public Set<? extends Intent> intents() {
        return Set.of(ProcessIntent.CREATED);
    }

    @Override
    public @Nullable EngineEvent event(Record<?> record, Process value) {
        if (record.getPartitionId() != Protocol.DEPLOYMENT_PARTITION) return null;
        return new ProcessDeployed(
                value.getProcessDefinitionKey(),
                value.getBpmnProcessId(),
                value.getVersion(),
                RecordMapping.text(value.getVersionTag()),
                value.getResourceName());
    }
}
