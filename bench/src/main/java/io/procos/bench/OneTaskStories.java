package io.procos.bench;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.ElementLeft;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceRequested;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.JobChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.TaskEvent.TaskStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of instances with one task each, as engine and worker tell them. */
final class OneTaskStories {
    /** How many events an instance has. */
    static final int EVENTS = 20;

    private static final String JOB_TYPE = "procos.http.request.v1";
    private static final String TASK = "serviceTask_Check";

    private OneTaskStories() {}

    static List<CloudEvent> of(long firstInstance, int count, Instant at) {
        List<CloudEvent> events = new ArrayList<>(count * EVENTS);
        for (int i = 0; i < count; i++) {
            long key = firstInstance + i;
            int number = 0;
            for (EventData data : story(key * 100)) events.add(event(key, number++, at, data));
        }
        return events;
    }

    private static List<EventData> story(long key) {
        String run = "run-" + key;
        long job = key + 5;
        return List.of(
                new InstanceRequested(key, "check-order", "{\"order\":\"PO-" + key + "\",\"amount\":120}"),
                new InstanceStarted(key, 7, "check-order", 1, null, null, List.of("channel:web")),
                new VariableChanged(key, key, "order", "\"PO-" + key + "\"", false, key + 1),
                new VariableChanged(key, key, "amount", "120", false, key + 2),
                new ElementEntered(key, key + 3, key, "startEvent_Order", "START_EVENT"),
                new ElementLeft(key, key + 3, "startEvent_Order", "START_EVENT", "completed"),
                new FlowTaken(key, "flow_ToCheck"),
                new ElementEntered(key, key + 4, key, TASK, "SERVICE_TASK"),
                new JobChanged(job, key, key + 4, TASK, JOB_TYPE, "created", 3, null, null),
                new TaskStarted(
                        run, job, key, "check-order", TASK, key + 4, JOB_TYPE, "worker-0", 1, 3, "deterministic"),
                new PolicyDecided(run, job, key, "allow", "public host", "policy-12"),
                new TaskNoted(run, job, key, "called the register", Map.of("status", 200, "bytes", 1_400)),
                new TaskEnded(run, job, key, "completed", null, null, 21_000_000),
                new VariableChanged(key, key, "result", "{\"status\":200,\"valid\":true}", false, key + 6),
                new JobChanged(job, key, key + 4, TASK, JOB_TYPE, "completed", 3, "worker-0", null),
                new ElementLeft(key, key + 4, TASK, "SERVICE_TASK", "completed"),
                new FlowTaken(key, "flow_ToEnd"),
                new ElementEntered(key, key + 7, key, "endEvent_Checked", "END_EVENT"),
                new ElementLeft(key, key + 7, "endEvent_Checked", "END_EVENT", "completed"),
                new InstanceEnded(key, "check-order", "completed"));
    }

    private static CloudEvent event(long key, int number, Instant at, EventData data) {
        boolean worker = data instanceof TaskEvent;
        return CloudEvent.of(
                worker ? "run-" + key + "/" + number : "1-" + (key * 100 + number),
                worker ? "/worker/worker-0" : "/engine/partition/1",
                Long.toString(key * 100),
                at,
                data);
    }
}
