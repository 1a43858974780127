package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.RuntimeInstructionType;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import java.util.LinkedHashSet;
import java.util.Optional;

/** Starting, cancelling and repairing process instances. */
public final class InstanceCommands {

    private InstanceCommands() {}

    /** Answers as soon as the instance exists. */
    public static Command<CreateProcessInstanceResponse> create(CreateProcessInstanceRequest request) {
        return new Command<>(
                        new Route.AnyPartition(),
                        ValueType.PROCESS_INSTANCE_CREATION,
                        ProcessInstanceCreationIntent.CREATE,
                        Command.NEW,
                        creation(request),
                        Command.record(ProcessInstanceCreationRecord::new, (key, created) -> created(created)))
                .referredToAs(request.getOperationReference());
    }

    /** Answers when the instance has completed. */
    public static Command<CreateProcessInstanceWithResultResponse> createWithResult(
            CreateProcessInstanceWithResultRequest request) {
        return new Command<>(
                        new Route.AnyPartition(),
                        ValueType.PROCESS_INSTANCE_CREATION,
                        ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
                        Command.NEW,
                        creation(request.getRequest()).setFetchVariables(request.getFetchVariablesList()),
                        Command.record(ProcessInstanceResultRecord::new, (key, result) -> completed(result)))
                .referredToAs(request.getRequest().getOperationReference());
    }

    public static Command<Long> cancel(long processInstanceKey) {
        return Command.on(
                processInstanceKey,
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.CANCEL,
                new ProcessInstanceRecord().setProcessInstanceKey(processInstanceKey),
                Command.done(processInstanceKey));
    }

    /** The answer is the key of the update. */
    public static Command<Long> setVariables(SetVariablesRequest request) {
        VariableDocumentRecord update = new VariableDocumentRecord()
                .setScopeKey(request.getElementInstanceKey())
                .setUpdateSemantics(
                        request.getLocal()
                                ? VariableDocumentUpdateSemantic.LOCAL
                                : VariableDocumentUpdateSemantic.PROPAGATE)
                .setVariables(Documents.variables(request.getVariables()));
        return new Command<>(
                        new Route.OwnerOf(request.getElementInstanceKey()),
                        ValueType.VARIABLE_DOCUMENT,
                        VariableDocumentIntent.UPDATE,
                        Command.NEW,
                        update,
                        Command.record(VariableDocumentRecord::new, (key, updated) -> key))
                .referredToAs(request.getOperationReference());
    }

    public static Command<Long> resolveIncident(long incidentKey) {
        return Command.on(
                incidentKey,
                ValueType.INCIDENT,
                IncidentIntent.RESOLVE,
                new IncidentRecord(),
                Command.done(incidentKey));
    }

    private static ProcessInstanceCreationRecord creation(CreateProcessInstanceRequest request) {
        if (request.hasBusinessId()) {
            throw GatewayError.invalid("businessId: this engine is 8.8 and knows no business ids;"
                    + " keep it in a variable or a tag, or start by a message with a message id");
        }
        ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord()
                .setBpmnProcessId(request.getBpmnProcessId())
                .setProcessDefinitionKey(keyOrNone(request.getProcessDefinitionKey()))
                .setVersion(request.getVersion())
                .setTenantId(Documents.tenant(request.getTenantId()))
                .setVariables(Documents.variables(request.getVariables()))
                .setTags(new LinkedHashSet<>(request.getTagsList()));
        request.getStartInstructionsList()
                .forEach(start -> creation.addStartInstruction(
                        new ProcessInstanceCreationStartInstruction().setElementId(start.getElementId())));
        request.getRuntimeInstructionsList().stream()
                .map(InstanceCommands::runtimeInstruction)
                .flatMap(Optional::stream)
                .forEach(creation::addRuntimeInstruction);
        return creation;
    }

    /** Clients leave an unset key at 0, the engine expects -1. */
    private static long keyOrNone(long key) {
        return key > 0 ? key : -1;
    }

    private static Optional<
                    io.camunda.zeebe.protocol.impl.record.value.processinstance
                            .ProcessInstanceCreationRuntimeInstruction>
            runtimeInstruction(ProcessInstanceCreationRuntimeInstruction instruction) {
        return switch (instruction.getInstructionCase()) {
            case TERMINATE ->
                Optional.of(
                        new io.camunda.zeebe.protocol.impl.record.value.processinstance
                                        .ProcessInstanceCreationRuntimeInstruction()
                                .setType(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE)
                                .setAfterElementId(instruction.getTerminate().getAfterElementId()));
            case INSTRUCTION_NOT_SET -> Optional.empty();
        };
    }

    private static CreateProcessInstanceResponse created(ProcessInstanceCreationRecord created) {
        return CreateProcessInstanceResponse.newBuilder()
                .setProcessDefinitionKey(created.getProcessDefinitionKey())
                .setBpmnProcessId(created.getBpmnProcessId())
                .setVersion(created.getVersion())
                .setProcessInstanceKey(created.getProcessInstanceKey())
                .setTenantId(created.getTenantId())
                .addAllTags(created.getTags())
                .build();
    }

    private static CreateProcessInstanceWithResultResponse completed(ProcessInstanceResultRecord result) {
        return CreateProcessInstanceWithResultResponse.newBuilder()
                .setProcessDefinitionKey(result.getProcessDefinitionKey())
                .setBpmnProcessId(result.getBpmnProcessId())
                .setVersion(result.getVersion())
                .setProcessInstanceKey(result.getProcessInstanceKey())
                .setTenantId(result.getTenantId())
                .setVariables(Documents.json(result.getVariablesBuffer()))
                .addAllTags(result.getTags())
                .build();
    }
}
