package io.procos.api.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches over a bus that answers for each event later. A batch has arrived when every event of it has arrived or
 * has been put aside, because the bus will never take it. Thread-safe if the bus is.
 */
public final class EventDispatch {

    /** What a bus has to do. */
    public interface Bus {

        /** Sends one event; the future ends when the event has arrived, or with the reason why it has not. */
        Future<?> send(CloudEvent event);

        /** Hurries: everything sent so far is on its way without further delay. */
        void flush();

        /** True when the bus will refuse this very event however often it comes; false when it is the bus that fails. */
        boolean isHopeless(Throwable failure);

        /** Keeps an event that the bus will never take. Throws when it cannot: the event then comes again. */
        void putAside(CloudEvent event, String reason);
    }

    /** The bus does not take events now; the batch must come again, whole. */
    public static final class Undelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undelivered(Throwable cause) {
            super("events are not taken now: " + cause.getMessage(), cause);
        }
    }

    private final Bus bus;

    public EventDispatch(Bus bus) {
        this.bus = bus;
    }

    /** Returns when the batch has arrived; throws {@link Undelivered} when it must come again. */
    public void deliver(List<CloudEvent> batch) {
        // One hopeless event may take those down that travelled with it. On its own none suffers for another's fault.
        for (CloudEvent event : refused(batch)) deliverAlone(event);
    }

    private List<CloudEvent> refused(List<CloudEvent> batch) {
        List<Future<?>> answers = new ArrayList<>(batch.size());
        for (CloudEvent event : batch) answers.add(bus.send(event));
        bus.flush();
        List<CloudEvent> refused = new ArrayList<>();
        Throwable failed = null;
        boolean hopeless = false;
        for (int i = 0; i < answers.size(); i++) {
            Throwable failure = failure(answers.get(i));
            if (failure == null) continue;
            refused.add(batch.get(i));
            failed = failure;
            hopeless |= bus.isHopeless(failure);
        }
        if (failed != null && !hopeless) throw new Undelivered(failed);
        return refused;
    }

    private void deliverAlone(CloudEvent event) {
        Future<?> answer = bus.send(event);
        bus.flush();
        Throwable failure = failure(answer);
        if (failure == null) return;
        if (!bus.isHopeless(failure)) throw new Undelivered(failure);
        bus.putAside(event, String.valueOf(failure.getMessage()));
    }

    private static @Nullable Throwable failure(Future<?> answer) {
        try {
            answer.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undelivered(e);
        }
    }
}
