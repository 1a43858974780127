package io.procos.tde.pipeline;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.tde.run.Cancellation;
import io.procos.tde.run.TaskRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a step throws into an outcome. Thread-safe. */
final class FailureMapping {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMapping.class);

    private final Backoff backoff;

    FailureMapping(Backoff backoff) {
        this.backoff = backoff;
    }

    TaskOutcome outcomeOf(TaskRun run, Throwable failure) {
        if (run.cancellation() == Cancellation.TIME_LIMIT) {
            return new Rejected(ErrorCode.TIMED_OUT, "took longer than its time limit");
        }
        return switch (failure) {
            case TaskError error -> outcomeOf(run, error);
            case InterruptedException e -> new Retryable("interrupted: " + describe(e), backoff.after(run));
            default -> unknown(run, failure);
        };
    }

    private TaskOutcome outcomeOf(TaskRun run, TaskError error) {
        return switch (error) {
            case TaskError.Rejection rejection -> new Rejected(rejection.code(), describe(rejection));
            case TaskError.Transient transientError -> {
                Duration asked = transientError.backoff();
                yield new Retryable(describe(transientError), asked == null ? backoff.after(run) : asked);
            }
            case TaskError.Permanent permanent -> new Broken(describe(permanent));
            case TaskError.Uncertain uncertain -> new Broken(describe(uncertain));
        };
    }

    private TaskOutcome unknown(TaskRun run, Throwable failure) {
        if (LOG.isDebugEnabled()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            LOG.debug(
                    "job {} of {} threw {}",
                    run.job().key(),
                    run.job().type(),
                    run.mask().text(trace.toString()));
        }
        return new Retryable(failure.getClass().getSimpleName() + ": " + describe(failure), backoff.after(run));
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
