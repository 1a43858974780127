package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;

/** Evaluating a decision on its own. */
public final class DecisionCommands {

    private DecisionCommands() {}

    /** An evaluation, which may have failed inside: then {@code failedDecisionId} is set. */
    public record Evaluation(long key, DecisionEvaluationRecord content) {}

    public static Command<Evaluation> evaluate(EvaluateDecisionRequest request) {
        DecisionEvaluationRecord evaluation = new DecisionEvaluationRecord()
                .setDecisionId(request.getDecisionId())
                .setVariables(Documents.variables(request.getVariables()))
                .setTenantId(Documents.tenant(request.getTenantId()));
        if (request.getDecisionKey() > 0) {
            evaluation.setDecisionKey(request.getDecisionKey());
        }
        return new Command<>(
                new Route.Distributor(),
                ValueType.DECISION_EVALUATION,
                DecisionEvaluationIntent.EVALUATE,
                Command.NEW,
                evaluation,
                Command.record(DecisionEvaluationRecord::new, Evaluation::new));
    }
}
