package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TerminateProcessInstanceInstruction;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.InstanceCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starting and cancelling instances, their variables and incidents. */
final class InstanceEndpoints {

    private final Commands commands;

    InstanceEndpoints(Commands commands) {
        this.commands = commands;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("POST", "/v2/process-instances", this::create),
                Endpoint.of("POST", "/v2/process-instances/{key}/cancellation", this::cancel),
                Endpoint.of("PUT", "/v2/element-instances/{key}/variables", this::setVariables),
                Endpoint.of("POST", "/v2/incidents/{key}/resolution", this::resolveIncident));
    }

    private CompletableFuture<RestAnswer> create(RestCall call) {
        Fields body = call.json();
        CreateProcessInstanceRequest request = request(body);
        if (!body.flag("awaitCompletion", false)) {
            return commands.ok(InstanceCommands.create(request), InstanceEndpoints::json);
        }
        var withResult = CreateProcessInstanceWithResultRequest.newBuilder()
                .setRequest(request)
                .addAllFetchVariables(body.texts("fetchVariables"))
                .build();
        long patience = body.number("requestTimeout", 0);
        return commands.ok(
                InstanceCommands.createWithResult(withResult),
                InstanceEndpoints::json,
                patience > 0 ? Duration.ofMillis(patience) : commands.limit());
    }

    private static CreateProcessInstanceRequest request(Fields body) {
        if (body.has("processDefinitionId") == body.has("processDefinitionKey")) {
            throw GatewayError.invalid("Exactly one of processDefinitionId and processDefinitionKey is needed");
        }
        CreateProcessInstanceRequest.Builder request = CreateProcessInstanceRequest.newBuilder()
                .setBpmnProcessId(body.text("processDefinitionId"))
                .setProcessDefinitionKey(body.key("processDefinitionKey"))
                .setVersion(body.small("processDefinitionVersion", -1))
                .setVariables(body.document("variables"))
                .setTenantId(body.text("tenantId"))
                .addAllTags(body.texts("tags"))
                .setOperationReference(body.operationReference());
        body.objects("startInstructions")
                .forEach(start -> request.addStartInstructions(ProcessInstanceCreationStartInstruction.newBuilder()
                        .setElementId(start.required("elementId"))));
        body.objects("runtimeInstructions")
                .forEach(
                        runtime -> request.addRuntimeInstructions(ProcessInstanceCreationRuntimeInstruction.newBuilder()
                                .setTerminate(TerminateProcessInstanceInstruction.newBuilder()
                                        .setAfterElementId(runtime.required("afterElementId")))));
        if (body.has("businessId")) {
            request.setBusinessId(body.text("businessId"));
        }
        return request.build();
    }

    private CompletableFuture<RestAnswer> cancel(RestCall call) {
        return commands.noContent(
                InstanceCommands.cancel(call.key()).referredToAs(call.json().operationReference()));
    }

    private CompletableFuture<RestAnswer> resolveIncident(RestCall call) {
        return commands.noContent(InstanceCommands.resolveIncident(call.key())
                .referredToAs(call.json().operationReference()));
    }

    private CompletableFuture<RestAnswer> setVariables(RestCall call) {
        Fields body = call.json();
        return commands.noContent(InstanceCommands.setVariables(SetVariablesRequest.newBuilder()
                .setElementInstanceKey(call.key())
                .setVariables(body.document("variables"))
                .setLocal(body.flag("local", false))
                .setOperationReference(body.operationReference())
                .build()));
    }

    private static ObjectNode json(CreateProcessInstanceResponse created) {
        return json(
                created.getProcessDefinitionKey(),
                created.getBpmnProcessId(),
                created.getVersion(),
                created.getProcessInstanceKey(),
                created.getTenantId(),
                created.getTagsList(),
                "{}");
    }

    private static ObjectNode json(CreateProcessInstanceWithResultResponse completed) {
        return json(
                completed.getProcessDefinitionKey(),
                completed.getBpmnProcessId(),
                completed.getVersion(),
                completed.getProcessInstanceKey(),
                completed.getTenantId(),
                completed.getTagsList(),
                completed.getVariables());
    }

    private static ObjectNode json(
            long definitionKey,
            String processId,
            int version,
            long instanceKey,
            String tenantId,
            List<String> tags,
            String variables) {
        ObjectNode json = Fields.newObject()
                .put("processDefinitionKey", String.valueOf(definitionKey))
                .put("processDefinitionId", processId)
                .put("processDefinitionVersion", version)
                .put("processInstanceKey", String.valueOf(instanceKey))
                .put("tenantId", tenantId)
                .putRawValue("variables", new RawValue(variables));
        tags.forEach(json.putArray("tags")::add);
        return json;
    }
}
