package io.procos.kernel.engine;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an absent engine as one block without a stack trace. */
final class EngineAwayAnalyzer extends AbstractFailureAnalyzer<EngineAway> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EngineAway cause) {
        String action = "Start the engine, or set camunda.client.grpc-address to where it is."
                + " procos.kernel.engine.timeout says how long the kernel waits.";
        return new FailureAnalysis(Objects.requireNonNullElse(cause.getMessage(), ""), action, cause);
    }
}
