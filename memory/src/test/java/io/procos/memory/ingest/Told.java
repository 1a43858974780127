package io.procos.memory.ingest;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.*;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instance as its events tell it: an order is checked by a model, fails once, waits for help, and is approved. */
public record Told(long instance) {
    public static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    public List<CloudEvent> events() {
        List<CloudEvent> told = new ArrayList<>();
        List<EventData> story = List.of(
                new ProcessDeployed(7, "order", 2, "blue", "order.bpmn"),
                new InstanceRequested(instance, "order", "{\"amount\":12}"),
                new InstanceStarted(instance, 7, "order", 2, null, null, List.of("channel:web")),
                new VariableChanged(instance, instance, "amount", "12", false, 1),
                new VariableChanged(instance, instance, "businessKey", "\"PO-4711\"", false, 2),
                new ElementEntered(instance, instance + 1, instance, "serviceTask_Check", "SERVICE_TASK"),
                new JobChanged(
                        instance + 2,
                        instance,
                        instance + 1,
                        "serviceTask_Check",
                        "procos.ai.chat.v1",
                        "created",
                        3,
                        null,
                        null),
                started(1),
                new PolicyDecided(run(1), instance + 2, instance, "allow", "internal", "policy-3"),
                new ModelCalled(
                        run(1),
                        instance + 2,
                        instance,
                        run(1) + "-c1",
                        "chat",
                        "openai",
                        "small",
                        100,
                        20,
                        30,
                        10,
                        5_000,
                        9_000_000,
                        "answered",
                        "Is the order complete?",
                        "The address is missing."),
                new ToolCalled(
                        run(1), instance + 2, instance, run(1) + "-t1", "lookup", "completed", 1_000, "{}", "none"),
                new EffectChanged(run(1), instance + 2, instance, "PO-4711/check", "intended", 1),
                new EffectChanged(run(1), instance + 2, instance, "PO-4711/check", "done", 1),
                new TaskMeasured(run(1), instance + 2, instance, "score", 0.5, "1"),
                new TaskNoted(run(1), instance + 2, instance, "asked the register", Map.of("status", 404)),
                new AttachmentStored(run(1), instance + 2, instance, "sha256:ab", 12, "text/plain", "answer.txt"),
                new TaskEnded(
                        run(1), instance + 2, instance, "broken", "INVALID_OUTPUT", "address missing", 11_000_000),
                new JobChanged(
                        instance + 2,
                        instance,
                        instance + 1,
                        "serviceTask_Check",
                        "procos.ai.chat.v1",
                        "failed",
                        0,
                        "w",
                        "address missing"),
                new IncidentRaised(
                        instance + 3,
                        instance,
                        instance,
                        7L,
                        "order",
                        instance + 1,
                        "serviceTask_Check",
                        instance + 2,
                        "JOB_NO_RETRIES",
                        "address missing"),
                new VariableChanged(instance, instance, "amount", "15", false, 1),
                new IncidentResolved(instance + 3, instance),
                started(2),
                new TaskEnded(run(2), instance + 2, instance, "completed", null, null, 5_000_000),
                new JobChanged(
                        instance + 2,
                        instance,
                        instance + 1,
                        "serviceTask_Check",
                        "procos.ai.chat.v1",
                        "completed",
                        1,
                        "w",
                        null),
                new ElementLeft(instance, instance + 1, "serviceTask_Check", "SERVICE_TASK", "completed"),
                new FlowTaken(instance, "flow_Checked"),
                new UserTaskChanged(
                        instance + 4,
                        instance,
                        instance + 5,
                        "userTask_Approve",
                        "order",
                        "created",
                        null,
                        List.of("sales"),
                        "form",
                        Map.of("a", "b")),
                new UserTaskChanged(
                        instance + 4,
                        instance,
                        instance + 5,
                        "userTask_Approve",
                        "order",
                        "assigned",
                        "ada",
                        List.of("sales"),
                        "form",
                        Map.of()),
                new UserTaskChanged(
                        instance + 4,
                        instance,
                        instance + 5,
                        "userTask_Approve",
                        "order",
                        "completed",
                        "ada",
                        List.of("sales"),
                        "form",
                        Map.of()),
                new FlowTaken(instance, "flow_Checked"),
                new InstanceEnded(instance, "order", "completed"));
        for (EventData data : story) told.add(event(told.size(), data));
        return told;
    }

    private TaskStarted started(int attempt) {
        return new TaskStarted(
                run(attempt),
                instance + 2,
                instance,
                "order",
                "serviceTask_Check",
                instance + 1,
                "procos.ai.chat.v1",
                "worker-1",
                attempt,
                4 - attempt,
                "hybrid");
    }

    public String run(int attempt) {
        return "run-" + instance + "-" + attempt;
    }

    private CloudEvent event(int number, EventData data) {
        boolean worker = data instanceof TaskEvent;
        return CloudEvent.of(
                (worker ? "w" : "1") + "-" + instance + "-" + number,
                worker ? "/worker/worker-1" : "/engine/partition/1",
                Long.toString(instance),
                BEGIN.plusMillis(number),
                worker ? trace() : null,
                data);
    }

    private @Nullable String trace() {
        return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    }
}
