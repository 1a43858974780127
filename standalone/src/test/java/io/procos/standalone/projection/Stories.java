package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.ElementLeft;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.TaskEvent.TaskStarted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Events as an engine and a worker tell them, a second apart. */
final class Stories {

    static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    private final List<CloudEvent> events = new ArrayList<>();
    private final int first;

    Stories() {
        this(0);
    }

    private Stories(int first) {
        this.first = first;
    }

    /** A story whose events are not those of another one. */
    static Stories from(int first) {
        return new Stories(first);
    }

    static HistorySettings settings(Path folder) {
        return new HistorySettings(folder, 100, DataSize.ofMegabytes(1), 4);
    }

    List<CloudEvent> events() {
        return List.copyOf(events);
    }

    Stories add(long instance, EventData data) {
        String id = "1-" + (first + events.size());
        Instant time = BEGIN.plusSeconds(first + events.size());
        events.add(CloudEvent.of(id, "/engine/partition/1", Long.toString(instance), time, data));
        return this;
    }

    Stories started(long key, String process) {
        return started(key, process, null);
    }

    Stories started(long key, String process, @Nullable Long parent) {
        Long root = parent == null ? Long.valueOf(key) : parent;
        return add(key, new InstanceStarted(key, 7, process, 2, parent, root, List.of("tag")));
    }

    Stories ended(long key, String process, String state) {
        return add(key, new InstanceEnded(key, process, state));
    }

    Stories incident(long incident, long key) {
        return add(
                key, new IncidentRaised(incident, key, key, 2L, "order", 12L, "task_Ship", 5L, "JOB_NO_RETRIES", "no"));
    }

    Stories resolved(long incident, long key) {
        return add(key, new IncidentResolved(incident, key));
    }

    Stories variable(long key, String name, String json) {
        return add(key, new VariableChanged(key, key, name, json, false, 90));
    }

    Stories userTask(long task, long key, String state) {
        return add(
                key,
                new UserTaskChanged(
                        task, key, 13, "userTask_Check", "order", state, null, List.of("clerks"), null, Map.of()));
    }

    /** An order that ships after one retry and calls a billing instance. */
    static Stories order(long key) {
        return new Stories()
                .started(key, "order")
                .variable(key, "amount", "1")
                .add(key, new ElementEntered(key, 12, key, "task_Ship", "SERVICE_TASK"))
                .add(
                        key,
                        new TaskStarted("5-1", 5, key, "order", "task_Ship", 12, "ship", "w-0", 1, 3, "deterministic"))
                .add(key, new PolicyDecided("5-1", 5, key, "allow", "rule 1", "v1"))
                .add(key, new TaskNoted("5-1", 5, key, "answered", Map.of("status", 503)))
                .add(key, new TaskEnded("5-1", 5, key, "retryable", null, "busy", 1_000_000))
                .add(key, new TaskStarted("5-2", 5, key, "order", "task_Ship", 12, "ship", "w-0", 2, 2, null))
                .add(key, new TaskEnded("5-2", 5, key, "completed", null, null, 2_000_000))
                .add(key, new ElementLeft(key, 12, "task_Ship", "SERVICE_TASK", "completed"))
                .add(key, new FlowTaken(key, "flow_ToBill"))
                .variable(key, "amount", "2")
                .started(key + 1, "bill", key);
    }
}
