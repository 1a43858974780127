package io.procos.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.procos.api.event.EventDispatch.Undelivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventDispatchTest {

    private final ShakyBus bus = new ShakyBus();
    private final EventDispatch dispatch = new EventDispatch(bus);

    @Test
    void deliversInOrder() {
        dispatch.deliver(events("a", "b", "c"));

        assertThat(bus.arrived).containsExactly("a", "b", "c");
    }

    @Test
    void refusesTheBatchWhenTheBusFails() {
        bus.away = true;

        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> dispatch.deliver(events("a", "b")))
                .withMessage("events are not taken now: away");
        assertThat(bus.aside).isEmpty();
    }

    @Test
    void putsAsideOnlyTheEventThatIsHopeless() {
        dispatch.deliver(events("a", "poison", "c"));

        assertThat(bus.arrived).containsExactlyInAnyOrder("a", "c");
        assertThat(bus.aside).containsExactly("poison");
    }

    @Test
    void keepsTheBatchWhenTheBusFailsBehindAHopelessEvent() {
        bus.awayAfter = 3;

        assertThatExceptionOfType(Undelivered.class).isThrownBy(() -> dispatch.deliver(events("a", "poison", "c")));

        bus.awayAfter = Integer.MAX_VALUE;
        dispatch.deliver(events("a", "poison", "c"));
        assertThat(bus.arrived).contains("a", "c");
        assertThat(bus.aside).containsOnly("poison");
    }

    private static List<CloudEvent> events(String... ids) {
        return Stream.of(ids)
                .map(id -> CloudEvent.of(id, "/test", null, Instant.EPOCH, new EngineEvent.FlowTaken(7, "flow_1")))
                .toList();
    }

    /** Takes a whole batch or none of it, as a broker does that checks a batch of records. */
    private static final class ShakyBus implements EventDispatch.Bus {
        private final List<String> arrived = new ArrayList<>();
        private final List<String> aside = new ArrayList<>();
        private final List<CompletableFuture<?>> open = new ArrayList<>();
        private final List<String> travelling = new ArrayList<>();
        private boolean away;
        private int awayAfter = Integer.MAX_VALUE;
        private int sent;

        @Override
        public Future<?> send(CloudEvent event) {
            CompletableFuture<?> answer = new CompletableFuture<>();
            open.add(answer);
            travelling.add(event.id());
            away |= ++sent > awayAfter;
            return answer;
        }

        @Override
        public void flush() {
            boolean poisoned = travelling.contains("poison");
            for (int i = 0; i < open.size(); i++) {
                String id = travelling.get(i);
                if (away) open.get(i).completeExceptionally(new IllegalStateException("away"));
                else if (id.equals("poison")) open.get(i).completeExceptionally(new IllegalArgumentException("poison"));
                else if (poisoned) open.get(i).completeExceptionally(new IllegalStateException("with poison"));
                else {
                    arrived.add(id);
                    open.get(i).complete(null);
                }
            }
            away = false;
            open.clear();
            travelling.clear();
        }

        @Override
        public boolean isHopeless(Throwable failure) {
            return failure instanceof IllegalArgumentException;
        }

        @Override
        public void putAside(CloudEvent event, String reason) {
            aside.add(event.id());
        }
    }
}
