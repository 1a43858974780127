package io.procos.api.redaction;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.ContentErased;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.InstanceRequested;
import io.procos.api.event.EngineEvent.JobChanged;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.AttachmentStored;
import io.procos.api.event.TaskEvent.EffectChanged;
import io.procos.api.event.TaskEvent.ModelCalled;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskMeasured;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.api.event.TaskEvent.ToolCalled;
import io.procos.api.event.WorkerSeen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every field of an event that people, models or other systems wrote; keys, names of models' elements and figures stay. */
record RedactedEvent(Redaction redaction) {

    static CloudEvent of(CloudEvent event, Redaction redaction) {
        EventData data = new RedactedEvent(redaction).data(event.data());
        return data.equals(event.data())
                ? event
                : CloudEvent.of(event.id(), event.source(), event.subject(), event.time(), event.traceparent(), data);
    }

    private EventData data(EventData data) {
        return switch (data) {
            case TaskEvent task -> task(task);
            case EngineEvent engine -> engine(engine);
            case WorkerSeen seen -> seen;
            case AdapterDeclared declared -> declared;
            case ContentErased erased -> erased;
        };
    }

    private TaskEvent task(TaskEvent event) {
        return switch (event) {
            case TaskStarted started -> started;
            case EffectChanged effect -> effect;
            case TaskMeasured measured -> measured;
            case PolicyDecided decided -> decided(decided);
            case TaskNoted noted -> noted(noted);
            case ModelCalled called -> called(called);
            case ToolCalled called -> called(called);
            case AttachmentStored stored -> stored(stored);
            case TaskEnded ended -> ended(ended);
        };
    }

    private PolicyDecided decided(PolicyDecided e) {
        String reason = redaction.text(e.reason());
        return reason.equals(e.reason())
                ? e
                : new PolicyDecided(
                        e.runId(), e.jobKey(), e.processInstanceKey(), e.verdict(), reason, e.policyVersion());
    }

    private TaskNoted noted(TaskNoted e) {
        Map<String, Object> details = new LinkedHashMap<>();
        redaction.values(e.details()).forEach((name, value) -> {
            if (value != null) details.put(name, value);
        });
        return new TaskNoted(e.runId(), e.jobKey(), e.processInstanceKey(), redaction.text(e.note()), details);
    }

    private ModelCalled called(ModelCalled e) {
        return new ModelCalled(
                e.runId(),
                e.jobKey(),
                e.processInstanceKey(),
                e.callId(),
                e.operation(),
                e.provider(),
                e.model(),
                e.inputTokens(),
                e.cachedTokens(),
                e.outputTokens(),
                e.reasoningTokens(),
                e.microCents(),
                e.durationNanos(),
                e.outcome(),
                json(e.prompt()),
                json(e.result()));
    }

    private ToolCalled called(ToolCalled e) {
        return new ToolCalled(
                e.runId(),
                e.jobKey(),
                e.processInstanceKey(),
                e.callId(),
                e.tool(),
                e.outcome(),
                e.durationNanos(),
                json(e.arguments()),
                json(e.result()));
    }

    private AttachmentStored stored(AttachmentStored e) {
        return new AttachmentStored(
                e.runId(), e.jobKey(), e.processInstanceKey(), e.object(), e.bytes(), e.mediaType(), text(e.name()));
    }

    private TaskEnded ended(TaskEnded e) {
        return e.reason() == null
                ? e
                : new TaskEnded(
                        e.runId(),
                        e.jobKey(),
                        e.processInstanceKey(),
                        e.outcome(),
                        e.code(),
                        text(e.reason()),
                        e.durationNanos());
    }

    private EngineEvent engine(EngineEvent event) {
        return switch (event) {
            case IncidentRaised raised -> raised(raised);
            case JobChanged changed -> changed(changed);
            case VariableChanged changed -> changed(changed);
            case InstanceRequested e ->
                new InstanceRequested(e.processInstanceKey(), e.bpmnProcessId(), json(e.variables()));
            case UserTaskChanged changed -> changed(changed);
            case EngineEvent.ProcessDeployed deployed -> deployed;
            case EngineEvent.InstanceStarted started -> started;
            case EngineEvent.InstanceEnded ended -> ended;
            case EngineEvent.ElementEntered entered -> entered;
            case EngineEvent.ElementLeft left -> left;
            case EngineEvent.FlowTaken taken -> taken;
            case EngineEvent.IncidentResolved resolved -> resolved;
        };
    }

    private IncidentRaised raised(IncidentRaised e) {
        return new IncidentRaised(
                e.incidentKey(),
                e.processInstanceKey(),
                e.rootProcessInstanceKey(),
                e.rootProcessDefinitionKey(),
                e.bpmnProcessId(),
                e.elementInstanceKey(),
                e.elementId(),
                e.jobKey(),
                e.errorType(),
                redaction.text(e.message()));
    }

    private JobChanged changed(JobChanged e) {
        return new JobChanged(
                e.jobKey(),
                e.processInstanceKey(),
                e.elementInstanceKey(),
                e.elementId(),
                e.jobType(),
                e.state(),
                e.retries(),
                e.worker(),
                text(e.error()));
    }

    private VariableChanged changed(VariableChanged e) {
        String taken = e.json().equals("null") ? null : redaction.field(e.name(), e.json());
        String json = taken == null ? redaction.json(e.json()) : JsonString.encoded(taken);
        return new VariableChanged(
                e.processInstanceKey(), e.scopeKey(), e.name(), json, e.truncated(), e.variableKey());
    }

    private UserTaskChanged changed(UserTaskChanged e) {
        Map<String, String> headers = new LinkedHashMap<>();
        redaction.values(e.customHeaders()).forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return new UserTaskChanged(
                e.userTaskKey(),
                e.processInstanceKey(),
                e.elementInstanceKey(),
                e.elementId(),
                e.bpmnProcessId(),
                e.state(),
                e.assignee(),
                e.candidateGroups(),
                e.formKey(),
                headers);
    }

    private @Nullable String text(@Nullable String text) {
        return text == null ? null : redaction.text(text);
    }

    private @Nullable String json(@Nullable String text) {
        return text == null ? null : redaction.json(text);
    }
}
