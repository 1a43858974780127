package io.procos.engine.gateway.jobs;

import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.JobCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives jobs back that were activated but never reached a worker, so that others get them at once and no retry is lost.
 * Thread-safe.
 */
public final class JobReturns {

    private static final Logger LOG = LoggerFactory.getLogger(JobReturns.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** The engine does not answer a yield: silence is the good case. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final CommandSender sender;

    public JobReturns(CommandSender sender) {
        this.sender = sender;
    }

    /** Tries until the engine takes it or the lease is over, when the engine gives it to others by itself. */
    public void giveBack(TakenJob job) {
        LOG.debug(
                "Job {} of type {} reached no worker and is given back",
                job.key(),
                job.content().getType());
        sender.send(JobCommands.yield(job.key(), job.content()), SILENCE).whenComplete((done, error) -> {
            if (error != null
                    && GatewayError.of(error).isPassing()
                    && System.currentTimeMillis() < job.content().getDeadline()) {
                later().execute(() -> giveBack(job));
            }
        });
    }

    private static Executor later() {
        return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
