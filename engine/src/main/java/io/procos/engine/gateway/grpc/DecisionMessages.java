package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecision;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionInput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionOutput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MatchedDecisionRule;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedInputValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedOutputValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import io.procos.engine.gateway.command.DecisionCommands.Evaluation;

/** An evaluated decision as a gRPC client sees it. */
final class DecisionMessages {

    private DecisionMessages() {}

    static EvaluateDecisionResponse of(Evaluation evaluation) {
        DecisionEvaluationRecord content = evaluation.content();
        EvaluateDecisionResponse.Builder message = EvaluateDecisionResponse.newBuilder()
                .setDecisionInstanceKey(evaluation.key())
                .setDecisionEvaluationKey(evaluation.key())
                .setDecisionId(content.getDecisionId())
                .setDecisionKey(content.getDecisionKey())
                .setDecisionName(content.getDecisionName())
                .setDecisionVersion(content.getDecisionVersion())
                .setDecisionRequirementsId(content.getDecisionRequirementsId())
                .setDecisionRequirementsKey(content.getDecisionRequirementsKey())
                .setTenantId(content.getTenantId());
        content.getEvaluatedDecisions().stream()
                .map(DecisionMessages::decision)
                .forEach(message::addEvaluatedDecisions);
        return content.getFailedDecisionId().isEmpty()
                ? message.setDecisionOutput(content.getDecisionOutput()).build()
                : message.setFailedDecisionId(content.getFailedDecisionId())
                        .setFailureMessage(content.getEvaluationFailureMessage())
                        .build();
    }

    private static EvaluatedDecision decision(EvaluatedDecisionValue decision) {
        EvaluatedDecision.Builder message = EvaluatedDecision.newBuilder()
                .setDecisionId(decision.getDecisionId())
                .setDecisionEvaluationInstanceKey(decision.getDecisionEvaluationInstanceKey())
                .setDecisionKey(decision.getDecisionKey())
                .setDecisionName(decision.getDecisionName())
                .setDecisionVersion(Math.toIntExact(decision.getDecisionVersion()))
                .setDecisionType(decision.getDecisionType())
                .setDecisionOutput(decision.getDecisionOutput())
                .setTenantId(decision.getTenantId());
        decision.getEvaluatedInputs().stream().map(DecisionMessages::input).forEach(message::addEvaluatedInputs);
        decision.getMatchedRules().stream().map(DecisionMessages::rule).forEach(message::addMatchedRules);
        return message.build();
    }

    private static EvaluatedDecisionInput input(EvaluatedInputValue input) {
        return EvaluatedDecisionInput.newBuilder()
                .setInputId(input.getInputId())
                .setInputName(input.getInputName())
                .setInputValue(input.getInputValue())
                .build();
    }

    private static MatchedDecisionRule rule(MatchedRuleValue rule) {
        MatchedDecisionRule.Builder message =
                MatchedDecisionRule.newBuilder().setRuleId(rule.getRuleId()).setRuleIndex(rule.getRuleIndex());
        rule.getEvaluatedOutputs().stream().map(DecisionMessages::output).forEach(message::addEvaluatedOutputs);
        return message.build();
    }

    private static EvaluatedDecisionOutput output(EvaluatedOutputValue output) {
        return EvaluatedDecisionOutput.newBuilder()
                .setOutputId(output.getOutputId())
                .setOutputName(output.getOutputName())
                .setOutputValue(output.getOutputValue())
                .build();
    }
}
