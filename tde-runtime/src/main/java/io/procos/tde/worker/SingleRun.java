package io.procos.tde.worker;

import io.procos.api.TaskOutcome;
import io.procos.tde.attempts.AttemptJournal;
import io.procos.tde.binding.JobInput;
import io.procos.tde.lease.Leases;
import io.procos.tde.pipeline.PipelineParts;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.pipeline.TaskPipeline;
import io.procos.tde.policy.DefinitionXml;
import io.procos.tde.policy.ProcessDeclarations;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import io.procos.tde.spool.Spool;
import io.procos.tde.trace.TaskEvents;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * One adapter through the whole pipeline as a worker runs it, but without an engine: nobody leases the job, and nobody is
 * told how it ended.
 *
 * @param options of the worker it stands for; its data folder must not be one that a worker uses
 * @param process the BPMN that the job is said to belong to
 * @param spool gets the events of the run
 */
public record SingleRun(
        AdapterDefinition adapter, WorkerOptions options, RunServices services, DefinitionXml process, Spool spool) {

    /**
     * Runs the job. What the adapter throws is in the outcome.
     *
     * @param attempt from 1
     * @throws IOException when the data folder cannot be used
     */
    public TaskOutcome execute(Job job, int attempt) throws IOException {
        TaskEvents events = new TaskEvents(spool, options.name(), InstantSource.system());
        try (AttemptJournal attempts = new AttemptJournal(options.data());
                Leases leases =
                        new Leases((key, lease) -> CompletableFuture.completedFuture(true), InstantSource.system())) {
            TaskPipeline pipeline = TaskPipeline.of(parts(events, leases, attempts));
            TaskRun run = new TaskRun(job, adapter, attempt, JobInput.of(job, adapter), options.timeLimit(), events);
            TaskOutcome outcome = pipeline.execute(run);
            run.end();
            return outcome;
        }
    }

    private PipelineParts parts(TaskEvents events, Leases leases, AttemptJournal attempts) {
        return new PipelineParts(
                events,
                leases,
                attempts,
                options.maxAttempts(),
                services,
                new ProcessDeclarations(process),
                options.backoff(),
                options.maxOutput());
    }
}
