package io.procos.kernel.model;

import org.jspecify.annotations.Nullable;

/** Refuses FEEL whose loops over literal ranges would keep the engine busy for seconds. */
final class FeelLint {
    private final long most;
    private final Findings findings;

    FeelLint(long most, Findings findings) {
        this.most = most;
        this.findings = findings;
    }

    void check(String expression, @Nullable String element, int line) {
        double turns = FeelLoops.turns(expression);
        if (turns > most) {
            String reason = "a FEEL loop over literal ranges turns %.0f times, more than %d".formatted(turns, most);
            findings.error(element, line, reason, "narrow the ranges, or do this work in a job");
        }
    }
}
