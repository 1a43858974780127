package io.procos.tde.pipeline;

import io.procos.tde.attempts.AttemptJournal;
import io.procos.tde.lease.Leases;
import io.procos.tde.policy.ProcessDeclarations;
import io.procos.tde.trace.TaskEvents;
import org.springframework.util.unit.DataSize;

/**
 * What the steps of the pipeline stand on.
 *
 * @param maxAttempts how often a job may die with its worker before it becomes an incident
 * @param maxOutput the most that the result variables of one job may weigh; the engine refuses about 3 MB
 */
public record PipelineParts(
        TaskEvents events,
        Leases leases,
        AttemptJournal attempts,
        int maxAttempts,
        RunServices services,
        ProcessDeclarations declarations,
        Backoff backoff,
        DataSize maxOutput) {}
