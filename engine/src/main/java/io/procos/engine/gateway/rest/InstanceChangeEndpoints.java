package io.procos.engine.gateway.rest;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest.MappingInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest.MigrationPlan;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.ActivateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.MoveInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.TerminateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.VariableInstruction;
import io.procos.engine.gateway.command.InstanceChangeCommands;
import io.procos.engine.gateway.command.InstanceChangeCommands.AdHocElement;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Changing where an instance stands. */
final class InstanceChangeEndpoints {

    private final Commands commands;

    InstanceChangeEndpoints(Commands commands) {
        this.commands = commands;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("POST", "/v2/process-instances/{key}/modification", this::modify),
                Endpoint.of("POST", "/v2/process-instances/{key}/migration", this::migrate),
                Endpoint.of("POST", "/v2/element-instances/ad-hoc-activities/{key}/activation", this::activate));
    }

    private CompletableFuture<RestAnswer> modify(RestCall call) {
        Fields body = call.json();
        ModifyProcessInstanceRequest.Builder request = ModifyProcessInstanceRequest.newBuilder()
                .setProcessInstanceKey(call.key())
                .setOperationReference(body.operationReference());
        body.objects("activateInstructions").forEach(activate -> request.addActivateInstructions(activation(activate)));
        body.objects("terminateInstructions")
                .forEach(terminate -> request.addTerminateInstructions(TerminateInstruction.newBuilder()
                        .setElementInstanceKey(terminate.key("elementInstanceKey"))
                        .setElementId(terminate.text("elementId"))));
        body.objects("moveInstructions")
                .forEach(move -> request.addMoveInstructions(MoveInstruction.getDefaultInstance()));
        return commands.noContent(InstanceChangeCommands.modify(request.build()));
    }

    private static ActivateInstruction activation(Fields activate) {
        ActivateInstruction.Builder instruction = ActivateInstruction.newBuilder()
                .setElementId(activate.required("elementId"))
                .setAncestorElementInstanceKey(activate.number("ancestorElementInstanceKey", -1));
        activate.objects("variableInstructions")
                .forEach(variables -> instruction.addVariableInstructions(VariableInstruction.newBuilder()
                        .setVariables(variables.document("variables"))
                        .setScopeId(variables.text("scopeId"))));
        return instruction.build();
    }

    private CompletableFuture<RestAnswer> migrate(RestCall call) {
        Fields body = call.json();
        MigrationPlan.Builder plan =
                MigrationPlan.newBuilder().setTargetProcessDefinitionKey(body.key("targetProcessDefinitionKey"));
        body.objects("mappingInstructions")
                .forEach(mapping -> plan.addMappingInstructions(MappingInstruction.newBuilder()
                        .setSourceElementId(mapping.required("sourceElementId"))
                        .setTargetElementId(mapping.required("targetElementId"))));
        return commands.noContent(InstanceChangeCommands.migrate(MigrateProcessInstanceRequest.newBuilder()
                .setProcessInstanceKey(call.key())
                .setMigrationPlan(plan)
                .setOperationReference(body.operationReference())
                .build()));
    }

    private CompletableFuture<RestAnswer> activate(RestCall call) {
        Fields body = call.json();
        List<AdHocElement> elements = body.objects("elements").stream()
                .map(element -> new AdHocElement(element.required("elementId"), element.document("variables")))
                .toList();
        return commands.noContent(InstanceChangeCommands.activateAdHoc(
                call.key(), elements, body.flag("cancelRemainingInstances", false)));
    }
}
