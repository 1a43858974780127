package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.tde.run.Job;
import io.procos.tde.run.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine how a job ended. An engine under pressure or out of reach is told again, with backoff, until the
 * lease is surely gone: a report that comes through saves doing the task twice. A rejection leaves its code and reason
 * to the catching event as the variables {@code errorCode} and {@code errorMessage}. Thread-safe; blocks its caller.
 */
final class JobReporter {
    private static final Logger LOG = LoggerFactory.getLogger(JobReporter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HASTE = Duration.ofSeconds(1);

    private final CamundaClient client;

    JobReporter(CamundaClient client) {
        this.client = client;
    }

    /** Reports the outcome. Never throws: what cannot be reported is logged, and the engine offers the job again. */
    void report(Job job, Duration lease, TaskOutcome outcome) {
        deliver(job, command(job, outcome), lease.multipliedBy(2).plus(PATIENCE));
    }

    /** Returns a job as if it had never been taken: at once, and with all its retries. */
    void giveBack(Job job) {
        FinalCommandStep<?> command = client.newFailCommand(job.key())
                .retries(job.retries())
                .retryBackoff(Duration.ZERO)
                .errorMessage("the worker stops; the job goes back untouched");
        deliver(job, command, HASTE);
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

    private void deliver(Job job, FinalCommandStep<?> command, Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean mayHaveArrived = false;
        while (true) {
            try {
                command.send().join();
                return;
            } catch (RuntimeException e) {
                Status.Code code = EngineConnection.codeOf(e);
                if (!worthAnotherTry(code) || System.nanoTime() > giveUpAt) {
                    explain(job, code, mayHaveArrived, e);
                    return;
                }
                mayHaveArrived |= code != Status.Code.RESOURCE_EXHAUSTED;
            }
            LockSupport.parkNanos(jittered(pause));
            pause = longer(pause);
        }
    }

    private static boolean worthAnotherTry(Status.Code code) {
        return switch (code) {
            case RESOURCE_EXHAUSTED, UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, CANCELLED, ABORTED, UNKNOWN -> true;
            case OK,
                    NOT_FOUND,
                    INVALID_ARGUMENT,
                    FAILED_PRECONDITION,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    DATA_LOSS,
                    UNAUTHENTICATED -> false;
        };
    }

    private static void explain(Job job, Status.Code code, boolean mayHaveArrived, RuntimeException e) {
        if (code == Status.Code.NOT_FOUND) {
            LOG.debug(
                    "job {} is gone: {}",
                    job.key(),
                    mayHaveArrived ? "an earlier report has arrived" : "its lease ran out or its process ended");
        } else {
            LOG.warn(
                    "job {} of {} could not be reported, the engine will offer it again: {}",
                    job.key(),
                    job.type(),
                    code + " " + e.getMessage());
        }
    }

    private static long jittered(Duration pause) {
        return ThreadLocalRandom.current().nextLong(pause.toNanos() / 2, pause.toNanos());
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
