package io.procos.tde.worker;

import io.camunda.client.api.response.ActivatedJob;
import io.procos.tde.run.Job;
import java.time.Instant;
import java.util.Set;

/** Reads the client's jobs. */
final class EngineJobs {
    private EngineJobs() {}

    /** An older engine sends none. */
    private static Set<String> tags(ActivatedJob job) {
        return job.getTags() == null ? Set.of() : job.getTags();
    }

    static Job read(ActivatedJob job) {
        return new Job(
                job.getKey(),
                job.getType(),
                job.getRetries(),
                Instant.ofEpochMilli(job.getDeadline()),
                job.getProcessInstanceKey(),
                root(job),
                job.getBpmnProcessId(),
                job.getProcessDefinitionKey(),
                job.getElementId(),
                job.getElementInstanceKey(),
                job.getCustomHeaders(),
                job.getVariables(),
                tags(job));
    }

    /** Engines before 8.9 do not tell it. */
    private static long root(ActivatedJob job) {
        Long root = job.getRootProcessInstanceKey();
        return root == null || root <= 0 ? job.getProcessInstanceKey() : root;
    }
}
