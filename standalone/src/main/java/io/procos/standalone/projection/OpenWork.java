package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** User tasks and open incidents, oldest first. Bounded. Not thread-safe. */
final class OpenWork {

    private static final int MOST = 20_000;

    private final SequencedMap<Long, InstanceStory.UserTask> tasks = new LinkedHashMap<>();
    private final SequencedMap<Long, InstanceStory.Incident> incidents = new LinkedHashMap<>();

    void apply(CloudEvent event) {
        switch (event.data()) {
            case UserTaskChanged changed ->
                tasks.compute(changed.userTaskKey(), (key, known) -> StoryFold.userTask(changed, event.time(), known));
            case IncidentRaised raised -> incidents.put(raised.incidentKey(), StoryFold.incident(raised, event.time()));
            case IncidentResolved resolved -> incidents.remove(resolved.incidentKey());
            case InstanceEnded ended ->
                incidents.values().removeIf(incident -> incident.processInstanceKey() == ended.processInstanceKey());
            default -> {
                // neither
            }
        }
        if (tasks.size() > MOST) tasks.pollFirstEntry();
        if (incidents.size() > MOST) incidents.pollFirstEntry();
    }

    List<InstanceStory.UserTask> tasks() {
        return List.copyOf(tasks.values());
    }

    List<InstanceStory.Incident> incidents() {
        return List.copyOf(incidents.values());
    }
}
