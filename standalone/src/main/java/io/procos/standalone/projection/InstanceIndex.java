package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The instances that are known, in the order in which they began; at most so many. Not thread-safe. */
final class InstanceIndex {

    private final SequencedMap<Long, InstanceEntry> entries = new LinkedHashMap<>();
    private final int most;
    private long sequence;

    InstanceIndex(int most) {
        this.most = most;
    }

    void add(long key, StoredEvent stored) {
        InstanceEntry entry = entries.computeIfAbsent(key, unknown -> new InstanceEntry(unknown, ++sequence));
        entry.add(stored.location());
        apply(entry, stored.event());
        if (entries.size() > most) evict();
    }

    private void apply(InstanceEntry entry, CloudEvent event) {
        Instant time = event.time();
        switch (event.data()) {
            case InstanceStarted started -> started(entry, started, time);
            case InstanceEnded ended -> entry.ended(ended.state(), time);
            case IncidentRaised raised -> entry.incident(raised.incidentKey(), true);
            case IncidentResolved resolved -> entry.incident(resolved.incidentKey(), false);
            default -> {
                // its place is noted; the story reads it when somebody asks
            }
        }
    }

    private void started(InstanceEntry entry, InstanceStarted started, Instant time) {
        entry.started(started, time);
        Long caller = started.parentProcessInstanceKey();
        InstanceEntry parent = caller == null ? null : entries.get(caller);
        if (parent != null) parent.called(entry.key());
    }

    /** The first that ended, else the first of all. */
    private void evict() {
        InstanceEntry oldest = entries.sequencedValues().stream()
                .filter(InstanceEntry::hasEnded)
                .findFirst()
                .orElseGet(() -> entries.firstEntry().getValue());
        entries.remove(oldest.key());
    }

    /** Forgets the instances of which nothing is kept. */
    void forgetBefore(Location beginning) {
        entries.values().removeIf(entry -> entry.last().compareTo(beginning) < 0);
    }

    @Nullable InstanceEntry get(long key) {
        return entries.get(key);
    }

    /** Newest first; {@code before} is the sequence of the last one that the caller has. */
    InstancePage page(InstanceFilter filter, int limit, long before) {
        List<InstanceView> page = new ArrayList<>();
        for (InstanceEntry entry : entries.sequencedValues().reversed()) {
            InstanceView view = entry.sequence() < before ? entry.view() : null;
            if (view == null || !filter.accepts(view)) continue;
            page.add(view);
            if (page.size() == limit) return new InstancePage(page, Long.toString(entry.sequence()));
        }
        return new InstancePage(page, null);
    }

    List<InstanceView> views(List<Long> keys) {
        return keys.stream()
                .map(entries::get)
                .filter(Objects::nonNull)
                .map(InstanceEntry::view)
                .filter(Objects::nonNull)
                .toList();
    }
}
