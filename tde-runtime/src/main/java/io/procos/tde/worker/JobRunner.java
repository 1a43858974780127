package io.procos.tde.worker;

import io.procos.api.TaskOutcome;
import io.procos.tde.attempts.AttemptJournal;
import io.procos.tde.binding.JobInput;
import io.procos.tde.pipeline.TaskPipeline;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Cancellation;
import io.procos.tde.run.Job;
import io.procos.tde.run.RunLog;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Runs jobs through the pipeline, each on its caller's thread, and reports them. Knows the runs that are under way. */
final class JobRunner {
    private static final Duration AFTER_CANCEL = Duration.ofMillis(300);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final CompletionStage<Void> NOTHING_TO_TELL = CompletableFuture.completedStage(null);

    private final TaskPipeline pipeline;
    private final JobReporter reporter;
    private final AttemptJournal attempts;
    private final RunLog log;
    private final RunMetrics metrics;
    private final Duration timeLimit;
    private final Set<TaskRun> active = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    /**
     * @param timeLimit how long any task may take at most
     */
    JobRunner(
            TaskPipeline pipeline,
            JobReporter reporter,
            AttemptJournal attempts,
            RunLog log,
            RunMetrics metrics,
            Duration timeLimit) {
        this.pipeline = pipeline;
        this.reporter = reporter;
        this.attempts = attempts;
        this.log = log;
        this.metrics = metrics;
        this.timeLimit = timeLimit;
    }

    /**
     * Runs one job and begins to report it. What it returns completes when the engine has taken the report, and fails
     * when the end of the run could not be written down.
     */
    CompletionStage<Void> run(Job job, AdapterDefinition adapter) {
        if (draining) {
            return reporter.giveBack(job).thenAccept(result -> {});
        }
        int attempt = attempts.unfinished(job.key()) + 1;
        TaskRun run = new TaskRun(job, adapter, attempt, JobInput.of(job, adapter), timeLimit, log);
        active.add(run);
        try {
            return settle(run, pipeline.execute(run)).thenRun(() -> end(run));
        } catch (RuntimeException | Error e) {
            end(run);
            throw e;
        }
    }

    /** Not before the report has arrived: until then the run keeps its lease, and its attempt counts as open. */
    private void end(TaskRun run) {
        try {
            run.end();
        } finally {
            active.remove(run);
        }
    }

    boolean draining() {
        return draining;
    }

    /** From now on jobs that still come in go back untouched. */
    void stopTaking() {
        draining = true;
    }

    /**
     * Lets the jobs under way finish for the time of grace, cancels the rest and returns them to the engine, also those
     * whose adapter does not listen.
     */
    void drain(Duration grace) {
        awaitIdle(grace);
        active.forEach(run -> run.cancel(Cancellation.SHUTDOWN));
        awaitIdle(AFTER_CANCEL);
        CompletableFuture.allOf(active.stream()
                        .map(deaf -> giveBack(deaf).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private CompletionStage<Void> settle(TaskRun run, TaskOutcome outcome) {
        metrics.ended(run, outcome);
        if (run.cancellation() == Cancellation.SHUTDOWN && run.abandoned(outcome)) {
            return giveBack(run);
        }
        return !run.abandoned(outcome) && run.claimReport()
                ? reporter.report(run.job(), run.adapter().lease(), outcome)
                        .thenAccept(result -> metrics.reported(run, result))
                : NOTHING_TO_TELL;
    }

    private CompletionStage<Void> giveBack(TaskRun run) {
        return run.claimReport() ? reporter.giveBack(run.job()).thenAccept(result -> {}) : NOTHING_TO_TELL;
    }

    private void awaitIdle(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        while (!active.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
