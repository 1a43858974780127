package io.procos.standalone.projection;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.ContentErased;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.ElementLeft;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.WorkerSeen;
import io.procos.standalone.projection.InstanceStory.Element;
import io.procos.standalone.projection.InstanceStory.Incident;
import io.procos.standalone.projection.InstanceStory.UserTask;
import io.procos.standalone.projection.InstanceStory.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an instance's story from its events. An event that comes twice changes nothing the second time. */
final class StoryFold {

    private record Scoped(long scope, String name) {}

    private final Map<Long, Element> elements = new LinkedHashMap<>();
    private final List<String> flows = new ArrayList<>();
    private final RunFold runs = new RunFold();
    private final Map<Scoped, Variable> variables = new LinkedHashMap<>();
    private final Map<Long, Incident> incidents = new LinkedHashMap<>();
    private final Map<Long, UserTask> userTasks = new LinkedHashMap<>();

    void add(CloudEvent event) {
        switch (event.data()) {
            case EngineEvent engine -> engine(engine, event.time());
            case TaskEvent task -> runs.add(task, event.time());
            case WorkerSeen noPartOfIt -> {}
            case AdapterDeclared noPartOfIt -> {}
            case ContentErased noPartOfIt -> {}
        }
    }

    private void engine(EngineEvent event, Instant at) {
        switch (event) {
            case ElementEntered entered -> elements.put(entered.elementInstanceKey(), element(entered, at));
            case ElementLeft left -> elements.compute(left.elementInstanceKey(), (key, known) -> left(left, at, known));
            case FlowTaken taken -> flows.add(taken.flowId());
            case VariableChanged changed ->
                variables.put(new Scoped(changed.scopeKey(), changed.name()), variable(changed, at));
            case IncidentRaised raised -> incidents.put(raised.incidentKey(), incident(raised, at));
            case IncidentResolved resolved ->
                incidents.computeIfPresent(resolved.incidentKey(), (key, known) -> resolved(known, at));
            case UserTaskChanged changed ->
                userTasks.compute(changed.userTaskKey(), (key, known) -> userTask(changed, at, known));
            case EngineEvent.JobChanged job -> {
                // runs tell more; the engine's own view of a job adds nothing to them
            }
            case EngineEvent.InstanceRequested requested -> {
                // its variables are told one by one
            }
            case EngineEvent.InstanceStarted started -> {
                // is in the summary
            }
            case EngineEvent.InstanceEnded ended -> {
                // is in the summary
            }
            case EngineEvent.ProcessDeployed deployed -> {
                // is no part of an instance
            }
        }
    }

    private static Element element(ElementEntered entered, Instant at) {
        return new Element(
                entered.elementInstanceKey(),
                entered.flowScopeKey(),
                entered.elementId(),
                entered.elementType(),
                "active",
                at,
                null);
    }

    /** The beginning of an old element may be gone. */
    private static Element left(ElementLeft left, Instant at, @Nullable Element known) {
        return new Element(
                left.elementInstanceKey(),
                known == null ? null : known.flowScopeKey(),
                left.elementId(),
                left.elementType(),
                left.state(),
                known == null ? at : known.enteredAt(),
                at);
    }

    private static Variable variable(VariableChanged changed, Instant at) {
        return new Variable(changed.scopeKey(), changed.name(), changed.json(), changed.truncated(), at);
    }

    static Incident incident(IncidentRaised raised, Instant at) {
        return new Incident(
                raised.incidentKey(),
                raised.processInstanceKey(),
                raised.bpmnProcessId(),
                raised.elementId(),
                raised.elementInstanceKey(),
                raised.jobKey(),
                raised.errorType(),
                raised.message(),
                at,
                null);
    }

    private static Incident resolved(Incident known, Instant at) {
        return new Incident(
                known.incidentKey(),
                known.processInstanceKey(),
                known.bpmnProcessId(),
                known.elementId(),
                known.elementInstanceKey(),
                known.jobKey(),
                known.errorType(),
                known.message(),
                known.raisedAt(),
                at);
    }

    static UserTask userTask(UserTaskChanged changed, Instant at, @Nullable UserTask known) {
        return new UserTask(
                changed.userTaskKey(),
                changed.processInstanceKey(),
                changed.elementInstanceKey(),
                changed.elementId(),
                changed.bpmnProcessId(),
                changed.state(),
                changed.assignee(),
                changed.candidateGroups(),
                changed.formKey(),
                changed.customHeaders(),
                known == null ? at : known.createdAt(),
                at);
    }

    InstanceStory story(InstanceView instance, List<InstanceView> children, boolean complete) {
        return new InstanceStory(
                instance,
                List.copyOf(elements.values()),
                List.copyOf(flows),
                runs.all(),
                List.copyOf(variables.values()),
                List.copyOf(incidents.values()),
                List.copyOf(userTasks.values()),
                children,
                complete);
    }
}
