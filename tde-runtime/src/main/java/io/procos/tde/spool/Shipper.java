package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events from the spool to a sink, in order, at least once, in a thread of its own. When the sink throws, its
 * batch comes again after a growing pause; nothing is skipped. Thread-safe.
 */
public final class Shipper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final FileSpool spool;
    private final SpoolReader reader;
    private final EventSink sink;
    private final SpoolSettings settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private int failures;
    private volatile long caughtUp = System.nanoTime();
    private volatile @Nullable String trouble;

    private Shipper(FileSpool spool, EventSink sink, SpoolSettings settings) throws IOException {
        this.spool = spool;
        this.reader = spool.reader();
        this.sink = sink;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("procos-shipper").unstarted(this::run);
    }

    /**
     * Starts to ship with default batches and pauses. A spool has one shipper at a time.
     *
     * @throws IOException if the place where shipping stopped cannot be read
     */
    public static Shipper start(FileSpool spool, EventSink sink) throws IOException {
        return start(spool, sink, spool.settings());
    }

    static Shipper start(FileSpool spool, EventSink sink, SpoolSettings settings) throws IOException {
        Shipper shipper = new Shipper(spool, sink, settings);
        shipper.thread.start();
        return shipper;
    }

    /** How it gets on. */
    public ShipperState state() {
        boolean behind = spool.waitingEvents() > 0;
        Duration lag = behind ? Duration.ofNanos(System.nanoTime() - caughtUp) : Duration.ZERO;
        return new ShipperState(lag, trouble);
    }

    private void run() {
        try {
            do ship();
            while (!closing.await(pause().toMillis(), TimeUnit.MILLISECONDS));
            if (failures == 0) ship();
        } catch (InterruptedException sinkTooSlowToSayGoodbye) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it has caught up or something fails; what was not acknowledged is taken again next time. */
    private void ship() {
        try {
            while (shipBatch()) succeeded();
            succeeded();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    /** False when a pause makes the next batch worth its while. */
    private boolean shipBatch() throws IOException {
        List<CloudEvent> batch = reader.take(settings.batch());
        if (!batch.isEmpty()) sink.accept(batch);
        reader.acknowledge();
        caughtUp = System.nanoTime();
        return reader.isBehind(settings.batch());
    }

    private void succeeded() {
        if (failures > 0) LOG.info("Events are shipped again after {} failed tries", failures);
        failures = 0;
        trouble = null;
    }

    private void failed(Exception e) {
        trouble = String.valueOf(e.getMessage());
        if (failures++ == 0) LOG.warn("Events are kept and shipped later, because their reader refuses them", e);
    }

    /** Doubles with each failure; the random part keeps many workers from coming back at the same moment. */
    private Duration pause() {
        if (failures == 0) return settings.linger();
        long doubled = FIRST_BACKOFF.toMillis() << Math.min(failures - 1, 20);
        long most = Math.min(doubled, settings.maxBackoff().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** Ships what is there, within two seconds, and stops; the rest stays in the spool. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.join(FAREWELL)) return;
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
