package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.procos.engine.gateway.command.Documents;
import io.procos.engine.gateway.jobs.ListenedTask;
import io.procos.engine.gateway.jobs.TakenJob;

/** A job as a gRPC worker sees it. */
final class JobMessages {

    private JobMessages() {}

    static ActivatedJob of(TakenJob taken) {
        JobRecord job = taken.content();
        ActivatedJob.Builder message = ActivatedJob.newBuilder()
                .setKey(taken.key())
                .setType(job.getType())
                .setBpmnProcessId(job.getBpmnProcessId())
                .setElementId(job.getElementId())
                .setProcessInstanceKey(job.getProcessInstanceKey())
                .setProcessDefinitionVersion(job.getProcessDefinitionVersion())
                .setProcessDefinitionKey(job.getProcessDefinitionKey())
                .setElementInstanceKey(job.getElementInstanceKey())
                .setCustomHeaders(Documents.json(job.getCustomHeadersBuffer()))
                .setWorker(job.getWorker())
                .setRetries(job.getRetries())
                .setDeadline(job.getDeadline())
                .setVariables(Documents.json(job.getVariablesBuffer()))
                .setTenantId(job.getTenantId())
                .setKind(ActivatedJob.JobKind.valueOf(job.getJobKind().name()))
                .setListenerEventType(ActivatedJob.ListenerEventType.valueOf(
                        job.getJobListenerEventType().name()))
                .addAllTags(job.getTags());
        if (job.getJobKind() == JobKind.TASK_LISTENER && !job.getCustomHeaders().isEmpty()) {
            message.setUserTask(userTask(ListenedTask.of(job.getCustomHeaders())));
        }
        return message.build();
    }

    private static UserTaskProperties userTask(ListenedTask task) {
        UserTaskProperties.Builder message = UserTaskProperties.newBuilder()
                .addAllCandidateGroups(task.candidateGroups())
                .addAllCandidateUsers(task.candidateUsers())
                .addAllChangedAttributes(task.changedAttributes());
        task.action().ifPresent(message::setAction);
        task.assignee().ifPresent(message::setAssignee);
        task.dueDate().ifPresent(message::setDueDate);
        task.followUpDate().ifPresent(message::setFollowUpDate);
        task.formKey().ifPresent(message::setFormKey);
        task.priority().ifPresent(message::setPriority);
        task.userTaskKey().ifPresent(message::setUserTaskKey);
        return message.build();
    }
}
