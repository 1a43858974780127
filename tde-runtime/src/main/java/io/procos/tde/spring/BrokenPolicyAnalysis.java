package io.procos.tde.spring;

import io.procos.tde.policy.BrokenPolicy;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines why the application does not start without its policy. */
final class BrokenPolicyAnalysis extends AbstractFailureAnalyzer<BrokenPolicy> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenPolicy cause) {
        return new FailureAnalysis(
                "The " + cause.getMessage() + ".",
                "No task may run without a policy: mend the file, or name another by procos.tde.policy.location.",
                cause);
    }
}
