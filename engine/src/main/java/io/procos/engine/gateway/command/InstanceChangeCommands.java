package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.ActivateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.TerminateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.VariableInstruction;
import io.camunda.zeebe.protocol.impl.record.value.adhocsubprocess.AdHocSubProcessInstructionRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.AdHocSubProcessInstructionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import java.util.List;

/** Changing where an instance stands: modification, migration, activation inside an ad-hoc sub-process. */
public final class InstanceChangeCommands {

    private InstanceChangeCommands() {}

    /** An element of an ad-hoc sub-process to activate, with its local variables as JSON. */
    public record AdHocElement(String elementId, String variables) {}

    public static Command<Long> modify(ModifyProcessInstanceRequest request) {
        if (request.getMoveInstructionsCount() > 0) {
            throw GatewayError.invalid("moveInstructions: this engine is 8.8 and cannot move tokens in one step;"
                    + " send a terminate and an activate instruction instead");
        }
        long key = request.getProcessInstanceKey();
        ProcessInstanceModificationRecord modification =
                new ProcessInstanceModificationRecord().setProcessInstanceKey(key);
        request.getActivateInstructionsList().stream()
                .map(InstanceChangeCommands::activation)
                .forEach(modification::addActivateInstruction);
        request.getTerminateInstructionsList().stream()
                .map(InstanceChangeCommands::termination)
                .forEach(modification::addTerminateInstruction);
        return Command.on(
                        key,
                        ValueType.PROCESS_INSTANCE_MODIFICATION,
                        ProcessInstanceModificationIntent.MODIFY,
                        modification,
                        Command.done(key))
                .referredToAs(request.getOperationReference());
    }

    public static Command<Long> migrate(MigrateProcessInstanceRequest request) {
        long key = request.getProcessInstanceKey();
        ProcessInstanceMigrationRecord migration = new ProcessInstanceMigrationRecord()
                .setProcessInstanceKey(key)
                .setTargetProcessDefinitionKey(request.getMigrationPlan().getTargetProcessDefinitionKey());
        request.getMigrationPlan()
                .getMappingInstructionsList()
                .forEach(mapping -> migration.addMappingInstruction(new ProcessInstanceMigrationMappingInstruction()
                        .setSourceElementId(mapping.getSourceElementId())
                        .setTargetElementId(mapping.getTargetElementId())));
        return Command.on(
                        key,
                        ValueType.PROCESS_INSTANCE_MIGRATION,
                        ProcessInstanceMigrationIntent.MIGRATE,
                        migration,
                        Command.done(key))
                .referredToAs(request.getOperationReference());
    }

    /** @param subProcessKey the element instance key of the running ad-hoc sub-process */
    public static Command<Long> activateAdHoc(long subProcessKey, List<AdHocElement> elements, boolean cancelOthers) {
        AdHocSubProcessInstructionRecord instruction = new AdHocSubProcessInstructionRecord()
                .setAdHocSubProcessInstanceKey(subProcessKey)
                .setCancelRemainingInstances(cancelOthers);
        elements.forEach(element -> instruction
                .activateElements()
                .add()
                .setElementId(element.elementId())
                .setVariables(Documents.variables(element.variables())));
        return new Command<>(
                new Route.OwnerOf(subProcessKey),
                ValueType.AD_HOC_SUB_PROCESS_INSTRUCTION,
                AdHocSubProcessInstructionIntent.ACTIVATE,
                Command.NEW,
                instruction,
                Command.done(subProcessKey));
    }

    private static ProcessInstanceModificationActivateInstruction activation(ActivateInstruction request) {
        ProcessInstanceModificationActivateInstruction activation = new ProcessInstanceModificationActivateInstruction()
                .setElementId(request.getElementId())
                .setAncestorScopeKey(request.getAncestorElementInstanceKey());
        request.getVariableInstructionsList().stream()
                .map(InstanceChangeCommands::variables)
                .forEach(activation::addVariableInstruction);
        return activation;
    }

    private static ProcessInstanceModificationVariableInstruction variables(VariableInstruction request) {
        return new ProcessInstanceModificationVariableInstruction()
                .setElementId(request.getScopeId())
                .setVariables(Documents.variables(request.getVariables()));
    }

    private static ProcessInstanceModificationTerminateInstruction termination(TerminateInstruction request) {
        if (!request.getElementId().isBlank()) {
            throw GatewayError.invalid(
                    "terminateInstructions: this engine is 8.8 and terminates by element instance key,"
                            + " not by element id '" + request.getElementId() + "'");
        }
        return new ProcessInstanceModificationTerminateInstruction()
                .setElementInstanceKey(request.getElementInstanceKey());
    }
}
