package io.procos.kernel.engine;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits until the engine answers and is healthy. */
@Component
public final class EngineWait {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWait.class);

    private final EngineHealth engine;
    private final EngineSettings settings;
    private final URI address;

    EngineWait(EngineHealth engine, CamundaClient client, EngineSettings settings) {
        this.engine = engine;
        this.settings = settings;
        boolean rest = client.getConfiguration().preferRestOverGrpc();
        this.address = rest
                ? client.getConfiguration().getRestAddress()
                : client.getConfiguration().getGrpcAddress();
    }

    /**
     * Returns once the engine is up.
     *
     * @throws EngineAway if it is not within the configured time
     */
    public void await() throws InterruptedException {
        long giveUpAt = System.nanoTime() + settings.timeout().toNanos();
        Backoff backoff = new Backoff(settings.retryFrom(), settings.retryUpTo());
        engine.probe();
        while (!engine.state().up()) {
            Duration pause = backoff.next();
            if (System.nanoTime() + pause.toNanos() > giveUpAt) {
                throw new EngineAway(address, settings.timeout(), engine.state().detail());
            }
            LOG.info(
                    "Waiting for the engine at {} ({}), next try in {} ms",
                    address,
                    engine.state().detail(),
                    pause.toMillis());
            Thread.sleep(pause);
            engine.probe();
        }
    }
}
