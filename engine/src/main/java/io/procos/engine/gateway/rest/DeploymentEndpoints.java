package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.procos.engine.gateway.command.DeploymentCommands;
import io.procos.engine.gateway.command.DeploymentCommands.Deployed;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Deploying and deleting resources. */
final class DeploymentEndpoints {

    private final Commands commands;

    DeploymentEndpoints(Commands commands) {
        this.commands = commands;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("POST", "/v2/deployments", this::deploy),
                Endpoint.of("POST", "/v2/resources/{key}/deletion", this::delete));
    }

    private CompletableFuture<RestAnswer> deploy(RestCall call) {
        return commands.ok(DeploymentCommands.deploy(DeploymentForm.read(call)), DeploymentEndpoints::json);
    }

    private CompletableFuture<RestAnswer> delete(RestCall call) {
        var request = DeleteResourceRequest.newBuilder()
                .setResourceKey(call.key())
                .setOperationReference(call.json().operationReference())
                .build();
        return commands.ok(
                DeploymentCommands.delete(request),
                key -> Fields.newObject()
                        .put("resourceKey", String.valueOf(key))
                        .putNull("batchOperation"));
    }

    private static ObjectNode json(Deployed deployed) {
        DeploymentRecord content = deployed.content();
        ObjectNode json = Fields.newObject()
                .put("deploymentKey", String.valueOf(deployed.key()))
                .put("tenantId", content.getTenantId());
        ArrayNode parts = json.putArray("deployments");
        content.getProcessesMetadata()
                .forEach(process -> parts.addObject()
                        .putObject("processDefinition")
                        .put("processDefinitionId", process.getBpmnProcessId())
                        .put("processDefinitionVersion", process.getVersion())
                        .put("processDefinitionKey", String.valueOf(process.getProcessDefinitionKey()))
                        .put("resourceName", process.getResourceName())
                        .put("tenantId", process.getTenantId()));
        content.getDecisionsMetadata()
                .forEach(decision -> parts.addObject()
                        .putObject("decisionDefinition")
                        .put("decisionDefinitionId", decision.getDecisionId())
                        .put("name", decision.getDecisionName())
                        .put("version", decision.getVersion())
                        .put("decisionDefinitionKey", String.valueOf(decision.getDecisionKey()))
                        .put("decisionRequirementsId", decision.getDecisionRequirementsId())
                        .put("decisionRequirementsKey", String.valueOf(decision.getDecisionRequirementsKey()))
                        .put("tenantId", decision.getTenantId()));
        content.getDecisionRequirementsMetadata()
                .forEach(graph -> parts.addObject()
                        .putObject("decisionRequirements")
                        .put("decisionRequirementsId", graph.getDecisionRequirementsId())
                        .put("decisionRequirementsName", graph.getDecisionRequirementsName())
                        .put("version", graph.getDecisionRequirementsVersion())
                        .put("decisionRequirementsKey", String.valueOf(graph.getDecisionRequirementsKey()))
                        .put("resourceName", graph.getResourceName())
                        .put("tenantId", graph.getTenantId()));
        content.getFormMetadata()
                .forEach(form -> parts.addObject()
                        .putObject("form")
                        .put("formId", form.getFormId())
                        .put("version", form.getVersion())
                        .put("formKey", String.valueOf(form.getFormKey()))
                        .put("resourceName", form.getResourceName())
                        .put("tenantId", form.getTenantId()));
        content.getResourceMetadata()
                .forEach(resource -> parts.addObject()
                        .putObject("resource")
                        .put("resourceId", resource.getResourceId())
                        .put("version", resource.getVersion())
                        .put("resourceKey", String.valueOf(resource.getResourceKey()))
                        .put("resourceName", resource.getResourceName())
                        .put("tenantId", resource.getTenantId()));
        return json;
    }
}
