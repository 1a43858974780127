package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.tde.run.Job;
import io.procos.tde.run.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Tells the engine how a job ended. An engine under pressure or out of reach is told again, with backoff, until the
 * lease is surely gone: a report that comes through saves doing the task twice. A rejection leaves its code and reason
 * to the catching event as the variables {@code errorCode} and {@code errorMessage}. Thread-safe; blocks nobody.
 */
final class JobReporter {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HASTE = Duration.ofSeconds(1);

    private final CamundaClient client;

    JobReporter(CamundaClient client) {
        this.client = client;
    }

    /**
     * Reports the outcome. What it returns never fails, and completes when the engine has taken the report or will not:
     * what cannot be reported is logged, and the engine offers the job again.
     */
    CompletionStage<ReportResult> report(Job job, Duration lease, TaskOutcome outcome) {
        return deliver(job, command(job, outcome), lease.multipliedBy(2).plus(PATIENCE));
    }

    /** Returns a job as if it had never been taken: at once, and with all its retries. */
    CompletionStage<ReportResult> giveBack(Job job) {
        FinalCommandStep<?> command = client.newFailCommand(job.key())
                .retries(job.retries())
                .retryBackoff(Duration.ZERO)
                .errorMessage("the worker stops; the job goes back untouched");
        return deliver(job, command, HASTE);
    }

    private FinalCommandStep<?> command(Job job, TaskOutcome outcome) {
        return switch (outcome) {
            case Completed completed -> complete(job, completed);
            case Rejected(String code, String reason) ->
                client.newThrowErrorCommand(job.key())
                        .errorCode(code)
                        .errorMessage(Reason.cut(reason))
                        .variables(Map.of("errorCode", code, "errorMessage", Reason.cut(reason)));
            case Retryable(String reason, Duration backoff) ->
                client.newFailCommand(job.key())
                        .retries(Math.max(0, job.retries() - 1))
                        .retryBackoff(backoff)
                        .errorMessage(Reason.cut(reason));
            case Broken(String reason) ->
                client.newFailCommand(job.key()).retries(0).errorMessage(Reason.cut(reason));
        };
    }

    /** The client's signature knows no null values, the engine does: they clear a variable. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private FinalCommandStep<?> complete(Job job, Completed completed) {
        var command = client.newCompleteCommand(job.key());
        Map<?, ?> outputs = completed.outputs();
        return outputs.isEmpty() ? command : command.variables((Map<String, Object>) outputs);
    }

    private static CompletionStage<ReportResult> deliver(Job job, FinalCommandStep<?> command, Duration patience) {
        return new Delivery(job, command, patience).start();
    }
}
