package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import io.procos.engine.gateway.command.DecisionCommands;
import io.procos.engine.gateway.command.DecisionCommands.Evaluation;
import io.procos.engine.gateway.command.GatewayError;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Evaluating decisions. */
final class DecisionEndpoints {

    private final Commands commands;

    DecisionEndpoints(Commands commands) {
        this.commands = commands;
    }

    List<Endpoint> list() {
        return List.of(Endpoint.of("POST", "/v2/decision-definitions/evaluation", this::evaluate));
    }

    private CompletableFuture<RestAnswer> evaluate(RestCall call) {
        Fields body = call.json();
        if (body.has("decisionDefinitionId") == body.has("decisionDefinitionKey")) {
            throw GatewayError.invalid("Exactly one of decisionDefinitionId and decisionDefinitionKey is needed");
        }
        var request = EvaluateDecisionRequest.newBuilder()
                .setDecisionId(body.text("decisionDefinitionId"))
                .setDecisionKey(body.key("decisionDefinitionKey"))
                .setVariables(body.document("variables"))
                .setTenantId(body.text("tenantId"))
                .build();
        return commands.ok(DecisionCommands.evaluate(request), DecisionEndpoints::json);
    }

    private static ObjectNode json(Evaluation evaluation) {
        DecisionEvaluationRecord content = evaluation.content();
        ObjectNode json = Fields.newObject()
                .put("decisionEvaluationKey", String.valueOf(evaluation.key()))
                .put("decisionInstanceKey", String.valueOf(evaluation.key()))
                .put("decisionDefinitionId", content.getDecisionId())
                .put("decisionDefinitionKey", String.valueOf(content.getDecisionKey()))
                .put("decisionDefinitionName", content.getDecisionName())
                .put("decisionDefinitionVersion", content.getDecisionVersion())
                .put("decisionRequirementsId", content.getDecisionRequirementsId())
                .put("decisionRequirementsKey", String.valueOf(content.getDecisionRequirementsKey()))
                .put("tenantId", content.getTenantId())
                .put("output", content.getDecisionOutput())
                .put("failedDecisionDefinitionId", content.getFailedDecisionId())
                .put("failureMessage", content.getEvaluationFailureMessage());
        var decisions = json.putArray("evaluatedDecisions");
        content.getEvaluatedDecisions().forEach(decision -> decisions.add(json(decision)));
        return json;
    }

    private static ObjectNode json(EvaluatedDecisionValue decision) {
        ObjectNode json = Fields.newObject()
                .put("decisionDefinitionId", decision.getDecisionId())
                .put("decisionDefinitionName", decision.getDecisionName())
                .put("decisionDefinitionVersion", decision.getDecisionVersion())
                .put("decisionDefinitionType", decision.getDecisionType())
                .put("decisionDefinitionKey", String.valueOf(decision.getDecisionKey()))
                .put("decisionEvaluationInstanceKey", decision.getDecisionEvaluationInstanceKey())
                .put("output", decision.getDecisionOutput())
                .put("tenantId", decision.getTenantId());
        var inputs = json.putArray("evaluatedInputs");
        decision.getEvaluatedInputs()
                .forEach(input -> inputs.addObject()
                        .put("inputId", input.getInputId())
                        .put("inputName", input.getInputName())
                        .put("inputValue", input.getInputValue()));
        var rules = json.putArray("matchedRules");
        decision.getMatchedRules().forEach(rule -> rules.add(json(rule)));
        return json;
    }

    private static ObjectNode json(MatchedRuleValue rule) {
        ObjectNode json = Fields.newObject().put("ruleId", rule.getRuleId()).put("ruleIndex", rule.getRuleIndex());
        var outputs = json.putArray("evaluatedOutputs");
        rule.getEvaluatedOutputs()
                .forEach(output -> outputs.addObject()
                        .put("outputId", output.getOutputId())
                        .put("outputName", output.getOutputName())
                        .put("outputValue", output.getOutputValue()));
        return json;
    }
}
