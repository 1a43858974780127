package io.procos.exporter;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Carries batches to a sink that may be slow or away, in order, in a thread of its own: the engine's thread never waits
 * for longer than a moment. A few batches wait; when there are more, the engine keeps its records and offers them again.
 */
final class Courier implements Delivery {

    private static final int MOST_BATCHES = 8;
    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private record Parcel(List<CloudEvent> events, long position) {}

    private final EventSink sink;
    private final AutoCloseable connection;
    private final Logger log;
    private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(MOST_BATCHES);
    private final Thread thread;
    private volatile long delivered = -1;
    private volatile boolean closing;
    private volatile String trouble = "";
    private long taken = -1;

    /** @param connection closed when the last batch has gone */
    Courier(EventSink sink, AutoCloseable connection, Logger log) {
        this.sink = sink;
        this.connection = connection;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name("procos-exporter").unstarted(this::carry);
        // Kafka looks for its classes there; inside a broker only this exporter's own loader knows them.
        thread.setContextClassLoader(Courier.class.getClassLoader());
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void take(List<CloudEvent> events, long position) {
        if (position == taken) return;
        if (!offer(new Parcel(events, position))) {
            throw new IllegalStateException("events wait until they are taken" + trouble);
        }
        taken = position;
    }

    private boolean offer(Parcel parcel) {
        try {
            return parcels.offer(parcel, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public long delivered() {
        return delivered;
    }

    private void carry() {
        try {
            while (!closing || !parcels.isEmpty()) {
                Parcel parcel = parcels.poll(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
                if (parcel == null) continue;
                insist(parcel.events());
                delivered = parcel.position();
            }
        } catch (InterruptedException tooSlowToSayGoodbye) {
            log.info("Events from position {} on are exported again after the next start", delivered);
        }
    }

    /** A LinkageError is here a class that the jar lacks, such as a compression's: a setting can be corrected. */
    private void insist(List<CloudEvent> events) throws InterruptedException {
        if (events.isEmpty()) return;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                sink.accept(events);
                wellAgain();
                return;
            } catch (RuntimeException | LinkageError e) {
                tell(e);
            }
            Thread.sleep(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private void tell(Throwable failure) {
        if (trouble.isEmpty()) log.warn("Events are kept and delivered later, because they are refused", failure);
        trouble = ": " + failure.getMessage();
    }

    private void wellAgain() {
        if (!trouble.isEmpty()) log.info("Events are delivered again");
        trouble = "";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
                thread.join(FAREWELL);
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.debug("the connection did not close", e);
        }
    }
}
