package io.procos.api.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine did, seen through its exporter. Keys are Zeebe's. */
public sealed interface EngineEvent extends EventData {

    record ProcessDeployed(
            long processDefinitionKey,
            String bpmnProcessId,
            int version,
            @Nullable String versionTag,
            String resourceName)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.process.deployed.v1";
        }
    }

    /**
     * A client had an instance created and gave it variables. An instance that was given none, or that a message, a timer
     * or a caller began, has no such event. {@code variables} is one JSON object, or null when it is longer than the
     * exporter's limit for a variable: half of it would be of no use.
     */
    record InstanceRequested(
            long processInstanceKey,
            String bpmnProcessId,
            @Nullable String variables) implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.instance.requested.v1";
        }
    }

    record InstanceStarted(
            long processInstanceKey,
            long processDefinitionKey,
            String bpmnProcessId,
            int version,
            @Nullable Long parentProcessInstanceKey,
            @Nullable Long rootProcessInstanceKey,
            List<String> tags)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.instance.started.v1";
        }
    }

    /** {@code state} is completed or terminated. */
    record InstanceEnded(long processInstanceKey, String bpmnProcessId, String state) implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.instance.ended.v1";
        }
    }

    record ElementEntered(
            long processInstanceKey,
            long elementInstanceKey,
            @Nullable Long flowScopeKey,
            String elementId,
            String elementType)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.element.entered.v1";
        }
    }

    /** {@code state} is completed or terminated. */
    record ElementLeft(
            long processInstanceKey, long elementInstanceKey, String elementId, String elementType, String state)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.element.left.v1";
        }
    }

    /** A sequence flow was taken. */
    record FlowTaken(long processInstanceKey, String flowId) implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.flow.taken.v1";
        }
    }

    /**
     * An instance waits for help. {@code rootProcessInstanceKey} is the instance at the top of the call hierarchy, the
     * same as {@code processInstanceKey} when nobody called it; {@code rootProcessDefinitionKey} is its definition.
     */
    record IncidentRaised(
            long incidentKey,
            long processInstanceKey,
            @Nullable Long rootProcessInstanceKey,
            @Nullable Long rootProcessDefinitionKey,
            String bpmnProcessId,
            @Nullable Long elementInstanceKey,
            String elementId,
            @Nullable Long jobKey,
            String errorType,
            String message)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.incident.raised.v1";
        }
    }

    record IncidentResolved(long incidentKey, long processInstanceKey) implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.incident.resolved.v1";
        }
    }

    /** {@code json} is the value as JSON text, cut to the exporter's limit; {@code truncated} says so. */
    record VariableChanged(
            long processInstanceKey, long scopeKey, String name, String json, boolean truncated, long variableKey)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.variable.changed.v1";
        }
    }

    /** {@code state} is created, assigned, updated, completed or canceled. */
    record UserTaskChanged(
            long userTaskKey,
            long processInstanceKey,
            long elementInstanceKey,
            String elementId,
            String bpmnProcessId,
            String state,
            @Nullable String assignee,
            List<String> candidateGroups,
            @Nullable String formKey,
            Map<String, String> customHeaders)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.user-task.changed.v1";
        }
    }

    /** {@code state} is created, completed, failed, timed-out, error-thrown, retries-updated or canceled. */
    record JobChanged(
            long jobKey,
            long processInstanceKey,
            long elementInstanceKey,
            String elementId,
            String jobType,
            String state,
            int retries,
            @Nullable String worker,
            @Nullable String error)
            implements EngineEvent {
        @Override
        public String type() {
            return "io.procos.job.changed.v1";
        }
    }
}
