package io.procos.tde.worker;

import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import io.procos.tde.run.Job;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command on its way to the engine, sent again with growing pauses while that may help. Holds no thread. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Job job;
    private final FinalCommandStep<?> command;
    private final long giveUpAt;
    private final CompletableFuture<ReportResult> done = new CompletableFuture<>();
    private volatile Duration pause = FIRST_PAUSE;
    private volatile boolean mayHaveArrived;

    Delivery(Job job, FinalCommandStep<?> command, Duration patience) {
        this.job = job;
        this.command = command;
        giveUpAt = System.nanoTime() + patience.toNanos();
    }

    /** Sends for the first time; completes, and never fails, when there is nothing left to try. */
    CompletionStage<ReportResult> start() {
        send();
        return done;
    }

    private void send() {
        try {
            command.send().whenComplete((response, failure) -> {
                if (failure == null) {
                    done.complete(ReportResult.ACCEPTED);
                } else {
                    failed(failure);
                }
            });
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Throwable failure) {
        Status.Code code = EngineConnection.codeOf(failure);
        if (!worthAnotherTry(code) || System.nanoTime() > giveUpAt) {
            explain(code, failure);
            done.complete(code == Status.Code.NOT_FOUND ? ReportResult.GONE : ReportResult.FAILED);
            return;
        }
        mayHaveArrived = mayHaveArrived || code != Status.Code.RESOURCE_EXHAUSTED;
        Duration wait = pause;
        pause = longer(wait);
        CompletableFuture.delayedExecutor(jittered(wait), TimeUnit.NANOSECONDS).execute(this::send);
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

    private void explain(Status.Code code, Throwable failure) {
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
                    code + " " + failure.getMessage());
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
