package io.procos.tde.spool;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.ContentErased;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.api.event.WorkerSeen;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the events that every job has, written straight down. The general way, over maps of fields, gives the same
 * bytes and costs each job several times as much.
 */
final class EventText {

    private EventText() {}

    /** The event's JSON; null for an event that needs the general way, by its kind or because a text needs escapes. */
    static byte @Nullable [] of(CloudEvent event) {
        PlainJson json = new PlainJson().open();
        json.field("specversion", event.specversion()).field("id", event.id());
        json.field("source", event.source()).field("type", event.type()).field("subject", event.subject());
        json.field("time", InstantText.of(event.time())).field("datacontenttype", event.datacontenttype());
        json.field("traceparent", event.traceparent()).field("data").open();
        boolean known = switch (event.data()) {
            case TaskStarted started -> write(json, started);
            case PolicyDecided decided -> write(json, decided);
            case TaskEnded ended -> write(json, ended);
            case TaskEvent others -> false;
            case EngineEvent others -> false;
            case WorkerSeen others -> false;
            case AdapterDeclared others -> false;
            case ContentErased others -> false;
        };
        return known ? json.close().close().bytes() : null;
    }

    private static boolean write(PlainJson json, TaskStarted event) {
        json.field("runId", event.runId()).field("jobKey", event.jobKey());
        json.field("processInstanceKey", event.processInstanceKey());
        json.field("bpmnProcessId", event.bpmnProcessId()).field("elementId", event.elementId());
        json.field("elementInstanceKey", event.elementInstanceKey()).field("jobType", event.jobType());
        json.field("worker", event.worker()).field("attempt", event.attempt());
        json.field("retriesLeft", event.retriesLeft()).field("mode", event.mode());
        return true;
    }

    private static boolean write(PlainJson json, PolicyDecided event) {
        json.field("runId", event.runId()).field("jobKey", event.jobKey());
        json.field("processInstanceKey", event.processInstanceKey()).field("verdict", event.verdict());
        json.field("reason", event.reason()).field("policyVersion", event.policyVersion());
        return true;
    }

    private static boolean write(PlainJson json, TaskEnded event) {
        json.field("runId", event.runId()).field("jobKey", event.jobKey());
        json.field("processInstanceKey", event.processInstanceKey()).field("outcome", event.outcome());
        json.field("code", event.code()).field("reason", event.reason());
        json.field("durationNanos", event.durationNanos());
        return true;
    }
}
