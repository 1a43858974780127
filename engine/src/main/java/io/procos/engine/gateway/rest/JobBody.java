package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.procos.engine.gateway.command.Documents;
import io.procos.engine.gateway.jobs.ListenedTask;
import io.procos.engine.gateway.jobs.TakenJob;

/** A job as a REST worker sees it. */
final class JobBody {

    private JobBody() {}

    static ObjectNode of(TakenJob taken) {
        JobRecord job = taken.content();
        ObjectNode json = Fields.newObject()
                .put("jobKey", String.valueOf(taken.key()))
                .put("type", job.getType())
                .put("processDefinitionId", job.getBpmnProcessId())
                .put("processDefinitionVersion", job.getProcessDefinitionVersion())
                .put("processDefinitionKey", String.valueOf(job.getProcessDefinitionKey()))
                .put("processInstanceKey", String.valueOf(job.getProcessInstanceKey()))
                .put("elementId", job.getElementId())
                .put("elementInstanceKey", String.valueOf(job.getElementInstanceKey()))
                .put("worker", job.getWorker())
                .put("retries", job.getRetries())
                .put("deadline", job.getDeadline())
                .put("tenantId", job.getTenantId())
                .put("kind", job.getJobKind().name())
                .put("listenerEventType", job.getJobListenerEventType().name())
                .putRawValue("customHeaders", new RawValue(Documents.json(job.getCustomHeadersBuffer())))
                .putRawValue("variables", new RawValue(Documents.json(job.getVariablesBuffer())));
        job.getTags().forEach(json.putArray("tags")::add);
        if (job.getJobKind() == JobKind.TASK_LISTENER && !job.getCustomHeaders().isEmpty()) {
            json.set("userTask", userTask(ListenedTask.of(job.getCustomHeaders())));
        }
        return json;
    }

    private static ObjectNode userTask(ListenedTask task) {
        ObjectNode json = Fields.newObject();
        task.action().ifPresent(action -> json.put("action", action));
        task.assignee().ifPresent(assignee -> json.put("assignee", assignee));
        task.dueDate().ifPresent(date -> json.put("dueDate", date));
        task.followUpDate().ifPresent(date -> json.put("followUpDate", date));
        task.formKey().ifPresent(key -> json.put("formKey", String.valueOf(key)));
        task.priority().ifPresent(priority -> json.put("priority", priority));
        task.userTaskKey().ifPresent(key -> json.put("userTaskKey", String.valueOf(key)));
        task.candidateGroups().forEach(json.putArray("candidateGroups")::add);
        task.candidateUsers().forEach(json.putArray("candidateUsers")::add);
        task.changedAttributes().forEach(json.putArray("changedAttributes")::add);
        return json;
    }
}
