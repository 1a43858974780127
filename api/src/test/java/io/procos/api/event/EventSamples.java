package io.procos.api.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One event of each type, with and without what may be missing. */
final class EventSamples {

    private static final long KEY = 2251799813685249L;

    private EventSamples() {}

    static Stream<CloudEvent> all() {
        return Stream.of(engine(), task(), others())
                .flatMap(events -> events)
                .map(data -> CloudEvent.of("1-42", "/somewhere", "7", Instant.parse("2026-11-20T10:00:00.123Z"), data));
    }

    private static Stream<EventData> engine() {
        return Stream.of(
                new EngineEvent.ProcessDeployed(KEY, "order", 1, "v1.0", "order.bpmn"),
                new EngineEvent.InstanceRequested(KEY, "order", "{\"vip\":true}"),
                new EngineEvent.InstanceRequested(KEY, "order", null),
                new EngineEvent.InstanceStarted(KEY, 2, "order", 1, null, null, List.of("vip")),
                new EngineEvent.InstanceStarted(KEY, 2, "order", 1, 8L, 9L, List.of()),
                new EngineEvent.InstanceEnded(KEY, "order", "completed"),
                new EngineEvent.ElementEntered(KEY, 2, 3L, "serviceTask_Ship", "SERVICE_TASK"),
                new EngineEvent.ElementLeft(KEY, 2, "serviceTask_Ship", "SERVICE_TASK", "completed"),
                new EngineEvent.FlowTaken(KEY, "flow_1"),
                new EngineEvent.IncidentRaised(
                        4, KEY, KEY, 2L, "order", 2L, "serviceTask_Ship", 5L, "JOB_NO_RETRIES", "no \"stock\"\n"),
                new EngineEvent.IncidentResolved(4, KEY),
                new EngineEvent.VariableChanged(KEY, KEY, "größe", "{\"a\":1}", false, 6),
                new EngineEvent.UserTaskChanged(
                        7,
                        KEY,
                        2,
                        "userTask_Check",
                        "order",
                        "created",
                        null,
                        List.of("clerks"),
                        null,
                        Map.of("a", "b")),
                new EngineEvent.JobChanged(5, KEY, 2, "serviceTask_Ship", "ship", "failed", 2, "w-0", "no stock"));
    }

    private static Stream<EventData> task() {
        return Stream.of(
                new TaskEvent.TaskStarted("5-1", 5, KEY, "order", "serviceTask_Ship", 2, "ship", "w-0", 1, 3, "hybrid"),
                new TaskEvent.TaskStarted("5-1", 5, KEY, "order", "serviceTask_Ship", 2, "ship", "w-0", 1, 3, null),
                new TaskEvent.ModelCalled(
                        "5-1",
                        5,
                        KEY,
                        "call-1",
                        "chat",
                        "openai",
                        "large",
                        900,
                        100,
                        80,
                        20,
                        120_000,
                        2_000_000,
                        "answered",
                        "Which?",
                        null),
                new TaskEvent.ToolCalled("5-1", 5, KEY, "call-2", "lookup", "completed", 1_000, null, "{\"a\":1}"),
                new TaskEvent.EffectChanged("5-1", 5, KEY, "7/serviceTask_Ship/1", "done", 1),
                new TaskEvent.AttachmentStored("5-1", 5, KEY, "sha256:0a", 12, "text/plain", "a.txt"),
                new TaskEvent.TaskMeasured("5-1", 5, KEY, "score", 0.75, null),
                new TaskEvent.PolicyDecided("5-1", 5, KEY, "allow", "allowed by rule 3", "abc"),
                new TaskEvent.TaskNoted("5-1", 5, KEY, "answered", Map.of("status", 200, "hops", List.of("a", "b"))),
                new TaskEvent.TaskEnded("5-1", 5, KEY, "completed", null, null, 1_000_000));
    }

    private static Stream<EventData> others() {
        var serves = List.of(new WorkerSeen.Subscription("ship", 1, 32));
        return Stream.of(
                new WorkerSeen("w-0", "0.1.0", Instant.EPOCH, false, serves),
                new AdapterDeclared("ship", "Ships a parcel", "not-idempotent", "w-0", "0.1.0"),
                new ContentErased("instance", List.of(KEY), null, null, 12, 1),
                new ContentErased("person", List.of(), "ada", Instant.EPOCH, 3, 0));
    }
}
