package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionRequirementsMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FormMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessMetadata;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.FormMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.ProcessMetadataValue;
import io.procos.engine.gateway.command.DeploymentCommands.Deployed;

/** A deployment as a gRPC client sees it. */
final class DeploymentMessages {

    private DeploymentMessages() {}

    static DeployResourceResponse of(Deployed deployed) {
        DeploymentRecord content = deployed.content();
        DeployResourceResponse.Builder message =
                DeployResourceResponse.newBuilder().setKey(deployed.key()).setTenantId(content.getTenantId());
        content.getProcessesMetadata()
                .forEach(process -> message.addDeploymentsBuilder().setProcess(process(process)));
        content.getDecisionsMetadata()
                .forEach(decision -> message.addDeploymentsBuilder().setDecision(decision(decision)));
        content.getDecisionRequirementsMetadata()
                .forEach(drg -> message.addDeploymentsBuilder().setDecisionRequirements(requirements(drg)));
        content.getFormMetadata()
                .forEach(form -> message.addDeploymentsBuilder().setForm(form(form)));
        return message.build();
    }

    private static ProcessMetadata process(ProcessMetadataValue process) {
        return ProcessMetadata.newBuilder()
                .setBpmnProcessId(process.getBpmnProcessId())
                .setVersion(process.getVersion())
                .setProcessDefinitionKey(process.getProcessDefinitionKey())
                .setResourceName(process.getResourceName())
                .setTenantId(process.getTenantId())
                .build();
    }

    private static DecisionMetadata decision(DecisionRecordValue decision) {
        return DecisionMetadata.newBuilder()
                .setDmnDecisionId(decision.getDecisionId())
                .setDmnDecisionName(decision.getDecisionName())
                .setVersion(decision.getVersion())
                .setDecisionKey(decision.getDecisionKey())
                .setDmnDecisionRequirementsId(decision.getDecisionRequirementsId())
                .setDecisionRequirementsKey(decision.getDecisionRequirementsKey())
                .setTenantId(decision.getTenantId())
                .build();
    }

    private static DecisionRequirementsMetadata requirements(DecisionRequirementsMetadataValue requirements) {
        return DecisionRequirementsMetadata.newBuilder()
                .setDmnDecisionRequirementsId(requirements.getDecisionRequirementsId())
                .setDmnDecisionRequirementsName(requirements.getDecisionRequirementsName())
                .setVersion(requirements.getDecisionRequirementsVersion())
                .setDecisionRequirementsKey(requirements.getDecisionRequirementsKey())
                .setResourceName(requirements.getResourceName())
                .setTenantId(requirements.getTenantId())
                .build();
    }

    private static FormMetadata form(FormMetadataValue form) {
        return FormMetadata.newBuilder()
                .setFormId(form.getFormId())
                .setVersion(form.getVersion())
                .setFormKey(form.getFormKey())
                .setResourceName(form.getResourceName())
                .setTenantId(form.getTenantId())
                .build();
    }
}
