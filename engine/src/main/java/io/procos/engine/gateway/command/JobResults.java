package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a listener or an ad-hoc sub-process worker says besides variables. */
final class JobResults {

    private JobResults() {}

    static JobResult of(GatewayOuterClass.JobResult request) {
        JobResult result = new JobResult()
                .setType(type(request))
                .setDenied(request.getDenied())
                .setDeniedReason(request.getDeniedReason())
                .setCompletionConditionFulfilled(request.getIsCompletionConditionFulfilled())
                .setCancelRemainingInstances(request.getIsCancelRemainingInstances());
        request.getActivateElementsList().stream().map(JobResults::element).forEach(result::addActivateElement);
        if (request.hasCorrections()) {
            correct(result, request.getCorrections());
        }
        return result;
    }

    private static JobResultType type(GatewayOuterClass.JobResult request) {
        return switch (request.getType().toLowerCase(Locale.ROOT)) {
            case "", "usertask" -> JobResultType.USER_TASK;
            case "adhocsubprocess" -> JobResultType.AD_HOC_SUB_PROCESS;
            default ->
                throw GatewayError.invalid(
                        "result.type: expected 'userTask' or 'adHocSubProcess', but got '" + request.getType() + "'");
        };
    }

    private static io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement element(
            JobResultActivateElement request) {
        return new io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement()
                .setElementId(request.getElementId())
                .setVariables(Documents.variables(request.getVariables()));
    }

    private static void correct(JobResult result, GatewayOuterClass.JobResultCorrections request) {
        JobResultCorrections corrections = new JobResultCorrections();
        List<String> corrected = new ArrayList<>();
        if (request.hasAssignee()) {
            corrections.setAssignee(request.getAssignee());
            corrected.add(UserTaskRecord.ASSIGNEE);
        }
        if (request.hasDueDate()) {
            corrections.setDueDate(request.getDueDate());
            corrected.add(UserTaskRecord.DUE_DATE);
        }
        if (request.hasFollowUpDate()) {
            corrections.setFollowUpDate(request.getFollowUpDate());
            corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
        }
        if (request.hasCandidateUsers()) {
            corrections.setCandidateUsersList(request.getCandidateUsers().getValuesList());
            corrected.add(UserTaskRecord.CANDIDATE_USERS);
        }
        if (request.hasCandidateGroups()) {
            corrections.setCandidateGroupsList(request.getCandidateGroups().getValuesList());
            corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
        }
        if (request.hasPriority()) {
            corrections.setPriority(request.getPriority());
            corrected.add(UserTaskRecord.PRIORITY);
        }
        result.setCorrections(corrections).setCorrectedAttributes(corrected);
    }
}
