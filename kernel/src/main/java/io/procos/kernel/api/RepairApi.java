package io.procos.kernel.api;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandFinalStep;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandStep2;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1.ModifyProcessInstanceCommandStep2;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1.ModifyProcessInstanceCommandStep3;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes running instances: their tokens, their definition, their variables. */
@RestController
@ResponseStatus(HttpStatus.NO_CONTENT)
final class RepairApi {
    /** Moves tokens: enter these elements, leave those element instances. */
    record Modification(
            @Nullable List<@Valid Activation> activate,
            @Nullable List<Long> terminate) {}

    /** {@code ancestorKey} says in which of several scopes; {@code variables} are set on the whole instance. */
    record Activation(
            @NotBlank(message = "is missing") String elementId,
            @Nullable Long ancestorKey,
            @Nullable Map<String, Object> variables) {}

    /** {@code mappings} gives for each element with a token its element in the target definition. */
    record Migration(
            @NotNull(message = "is missing") Long targetDefinitionKey,

            @NotEmpty(message = "needs at least one pair of elements") Map<String, String> mappings) {}

    /** {@code scopeKey} is an element instance, by default the whole instance; {@code local} keeps them there. */
    record Assignment(
            @NotNull(message = "is missing") Map<String, Object> variables,
            @Nullable Long scopeKey,
            @Nullable Boolean local) {}

    private final CamundaClient client;
    private final Variables variables;

    RepairApi(CamundaClient client, Variables variables) {
        this.client = client;
        this.variables = variables;
    }

    @Operation(summary = "Move tokens of an instance")
    @PostMapping("/v1/instances/{key}/modification")
    void modify(@PathVariable long key, @Valid @RequestBody Modification modification) {
        List<Activation> activations = Objects.requireNonNullElse(modification.activate(), List.of());
        List<Long> terminations = Objects.requireNonNullElse(modification.terminate(), List.of());
        ModifyProcessInstanceCommandStep1 command = client.newModifyProcessInstanceCommand(key);
        ModifyProcessInstanceCommandStep2 step = null;
        for (Activation activation : activations) {
            step = activate(command, activation);
            command = step.and();
        }
        for (long elementInstance : terminations) {
            step = command.terminateElement(elementInstance);
            command = step.and();
        }
        if (step == null) {
            throw Problem.field("activate", "there is nothing to do", "send 'activate', 'terminate' or both");
        }
        step.execute();
    }

    private ModifyProcessInstanceCommandStep3 activate(
            ModifyProcessInstanceCommandStep1 command, Activation activation) {
        Long ancestor = activation.ancestorKey();
        ModifyProcessInstanceCommandStep3 step = ancestor == null
                ? command.activateElement(activation.elementId())
                : command.activateElement(activation.elementId(), ancestor);
        Map<String, Object> values = variables.check(activation.variables());
        return values.isEmpty() ? step : step.withVariables(values);
    }

    @Operation(summary = "Move an instance to another definition")
    @PostMapping("/v1/instances/{key}/migration")
    void migrate(@PathVariable long key, @Valid @RequestBody Migration migration) {
        MigrateProcessInstanceCommandStep2 plan =
                client.newMigrateProcessInstanceCommand(key).migrationPlan(migration.targetDefinitionKey());
        MigrateProcessInstanceCommandFinalStep command = null;
        for (Map.Entry<String, String> mapping : migration.mappings().entrySet()) {
            command = plan.addMappingInstruction(mapping.getKey(), mapping.getValue());
            plan = command;
        }
        Objects.requireNonNull(command, "validated: there is at least one mapping")
                .execute();
    }

    @Operation(summary = "Set variables of an instance")
    @PostMapping("/v1/instances/{key}/variables")
    void setVariables(@PathVariable long key, @Valid @RequestBody Assignment assignment) {
        client.newSetVariablesCommand(Objects.requireNonNullElse(assignment.scopeKey(), key))
                .variables(variables.check(assignment.variables()))
                .local(Boolean.TRUE.equals(assignment.local()))
                .execute();
    }
}
