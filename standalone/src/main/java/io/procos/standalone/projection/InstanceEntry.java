package io.procos.standalone.projection;

import io.procos.api.event.EngineEvent.InstanceStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the index knows of one instance: its summary, and where its events stand. Not thread-safe. */
final class InstanceEntry {

    private final long key;
    private final long sequence;
    private final Set<Long> openIncidents = HashSet.newHashSet(0);
    private final List<Long> children = new ArrayList<>(0);
    private long[] locations = new long[16];
    private int events;
    private @Nullable InstanceStarted started;
    private Instant startedAt = Instant.EPOCH;
    private @Nullable Instant endedAt;
    private String state = "active";

    InstanceEntry(long key, long sequence) {
        this.key = key;
        this.sequence = sequence;
    }

    long key() {
        return key;
    }

    /** Grows with each instance: the order of listing. */
    long sequence() {
        return sequence;
    }

    void add(Location location) {
        if (events == locations.length) locations = Arrays.copyOf(locations, 2 * events);
        locations[events++] = location.packed();
    }

    void started(InstanceStarted event, Instant at) {
        started = event;
        startedAt = at;
    }

    void ended(String how, Instant at) {
        state = how;
        endedAt = at;
        openIncidents.clear();
        locations = Arrays.copyOf(locations, events);
    }

    void called(long child) {
        children.add(child);
    }

    void incident(long incident, boolean open) {
        if (open) openIncidents.add(incident);
        else openIncidents.remove(incident);
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    Location last() {
        return Location.of(locations[events - 1]);
    }

    List<Location> from(Location first) {
        return Arrays.stream(locations, 0, events)
                .mapToObj(Location::of)
                .filter(location -> location.compareTo(first) >= 0)
                .toList();
    }

    List<Long> children() {
        return List.copyOf(children);
    }

    /** Null until it is known that it started: a worker may tell of an instance before the engine does. */
    @Nullable InstanceView view() {
        InstanceStarted start = started;
        if (start == null) return null;
        return new InstanceView(
                key,
                start.bpmnProcessId(),
                start.version(),
                start.processDefinitionKey(),
                start.parentProcessInstanceKey(),
                start.rootProcessInstanceKey(),
                start.tags(),
                state,
                startedAt,
                endedAt,
                openIncidents.size());
    }
}
