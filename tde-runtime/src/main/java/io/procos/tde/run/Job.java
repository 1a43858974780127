package io.procos.tde.run;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A job as the engine handed it out, free of any client library. Keys are Zeebe's. Immutable.
 *
 * @param retries left before this run, 1 or more
 * @param leaseEnd when the engine offers the job to somebody else unless the lease is extended, by the engine's clock
 * @param rootProcessInstanceKey the instance at the top of the call hierarchy, as far as the engine tells it; else the same
 *     as {@code processInstanceKey}
 * @param headers the custom headers of the element
 * @param variables the job's variables as JSON text, always an object
 * @param tags of the process instance
 */
public record Job(
        long key,
        String type,
        int retries,
        Instant leaseEnd,
        long processInstanceKey,
        long rootProcessInstanceKey,
        String bpmnProcessId,
        long processDefinitionKey,
        String elementId,
        long elementInstanceKey,
        Map<String, String> headers,
        String variables,
        Set<String> tags) {

    public Job {
        headers = Map.copyOf(headers);
        tags = Set.copyOf(tags);
    }

    /** A job of an instance without tags that nothing called. */
    public Job(
            long key,
            String type,
            int retries,
            Instant leaseEnd,
            long processInstanceKey,
            String bpmnProcessId,
            long processDefinitionKey,
            String elementId,
            long elementInstanceKey,
            Map<String, String> headers,
            String variables) {
        this(
                key,
                type,
                retries,
                leaseEnd,
                processInstanceKey,
                processInstanceKey,
                bpmnProcessId,
                processDefinitionKey,
                elementId,
                elementInstanceKey,
                headers,
                variables,
                Set.of());
    }

    /** Names this activation: the key is stable over activations, the end of the lease is not. */
    public String runId() {
        return key + "-" + retries + "-" + leaseEnd.toEpochMilli();
    }
}
