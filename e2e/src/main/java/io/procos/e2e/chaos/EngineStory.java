package io.procos.e2e.chaos;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EventSink;
import io.procos.e2e.load.EventLog;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the engine's exporter told, each event once however often it came, handed on to the kernel. Thread-safe. */
final class EngineStory {
    private static final String START = "start:";

    private final EventLog.Reader log;
    private final Collection<EventSink> listeners;
    private final Map<String, Set<Long>> instancesOfStart = new HashMap<>();
    private final Map<Long, Integer> eventsOfInstance = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private int told;

    EngineStory(EventLog events, Collection<EventSink> listeners) {
        this.log = new EventLog.Reader(events);
        this.listeners = listeners;
    }

    synchronized void readOn() throws IOException {
        List<CloudEvent> events = log.read();
        if (!events.isEmpty()) {
            listeners.forEach(listener -> listener.accept(events));
        }
        for (CloudEvent event : events) {
            told++;
            if (ids.add(event.id())) {
                take(event);
            }
        }
    }

    private void take(CloudEvent event) {
        if (event.subject() != null) {
            eventsOfInstance.merge(Long.valueOf(event.subject()), 1, Integer::sum);
        }
        if (event.data() instanceof InstanceStarted started) {
            started.tags().stream()
                    .filter(tag -> tag.startsWith(START))
                    .forEach(tag -> instancesOfStart
                            .computeIfAbsent(tag.substring(START.length()), key -> new HashSet<>())
                            .add(started.processInstanceKey()));
        } else if (event.data() instanceof InstanceEnded end) {
            ended.add(end.processInstanceKey());
        }
    }

    synchronized boolean knows(String startKey) {
        return instancesOfStart.containsKey(startKey);
    }

    /** Start keys with more than one instance. */
    synchronized long startedTwice() {
        return instancesOfStart.values().stream()
                .filter(instances -> instances.size() > 1)
                .count();
    }

    /** Start keys of these whose instance has not ended. */
    synchronized long notEnded(Collection<String> startKeys) {
        return startKeys.stream()
                .filter(key -> !ended.containsAll(instancesOfStart.getOrDefault(key, Set.of(-1L))))
                .count();
    }

    /** All instances are alike, so one of which fewer events came than of most has lost some. */
    synchronized long withGaps() {
        Map<Integer, Integer> instancesByEvents = new TreeMap<>();
        ended.forEach(key -> instancesByEvents.merge(eventsOfInstance.getOrDefault(key, 0), 1, Integer::sum));
        int usual = instancesByEvents.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        return ended.stream()
                .filter(key -> eventsOfInstance.getOrDefault(key, 0) < usual)
                .count();
    }

    /** How many events came. */
    synchronized int told() {
        return told;
    }

    /** How many of them came again after a restart. */
    synchronized int toldAgain() {
        return told - ids.size();
    }
}
