package io.procos.engine.gateway.rest;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResult;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultActivateElement;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultCorrections;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StringList;

/** The {@code result} of a job completion. */
final class JobResultBody {

    private JobResultBody() {}

    static JobResult read(Fields body) {
        JobResult.Builder result = JobResult.newBuilder()
                .setType(body.text("type"))
                .setDenied(body.flag("denied", false))
                .setDeniedReason(body.text("deniedReason"))
                .setIsCompletionConditionFulfilled(body.flag("isCompletionConditionFulfilled", false))
                .setIsCancelRemainingInstances(body.flag("isCancelRemainingInstances", false));
        body.objects("activateElements")
                .forEach(element -> result.addActivateElements(JobResultActivateElement.newBuilder()
                        .setElementId(element.required("elementId"))
                        .setVariables(element.document("variables"))));
        if (body.has("corrections")) {
            result.setCorrections(corrections(body.object("corrections")));
        }
        return result.build();
    }

    private static JobResultCorrections corrections(Fields body) {
        JobResultCorrections.Builder corrections = JobResultCorrections.newBuilder();
        if (body.has("assignee")) {
            corrections.setAssignee(body.text("assignee"));
        }
        if (body.has("dueDate")) {
            corrections.setDueDate(body.text("dueDate"));
        }
        if (body.has("followUpDate")) {
            corrections.setFollowUpDate(body.text("followUpDate"));
        }
        if (body.has("candidateUsers")) {
            corrections.setCandidateUsers(list(body, "candidateUsers"));
        }
        if (body.has("candidateGroups")) {
            corrections.setCandidateGroups(list(body, "candidateGroups"));
        }
        if (body.has("priority")) {
            corrections.setPriority(body.small("priority", 0));
        }
        return corrections.build();
    }

    private static StringList list(Fields body, String name) {
        return StringList.newBuilder().addAllValues(body.texts(name)).build();
    }
}
