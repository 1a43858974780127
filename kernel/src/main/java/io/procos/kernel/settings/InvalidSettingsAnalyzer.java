package io.procos.kernel.settings;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows wrong settings as one block without a stack trace. */
final class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettings cause) {
        String action =
                "Change these settings in application.yaml, the environment or the command line, and start again.";
        return new FailureAnalysis(Objects.requireNonNullElse(cause.getMessage(), ""), action, cause);
    }
}
