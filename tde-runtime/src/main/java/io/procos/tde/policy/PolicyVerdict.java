package io.procos.tde.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the decision table said. Immutable.
 *
 * @param time the limit on how long the task may take, from {@code limits.time}; null leaves the worker's own
 * @param sandbox the least sandbox that code may run in, from {@code limits.sandbox}; null leaves the worker's own
 */
public record PolicyVerdict(
        Verdict verdict,
        String reason,
        @Nullable Duration time,
        @Nullable String sandbox) {

    /** May the task run: yes, after a human agreed, no. */
    public enum Verdict {
        ALLOW("allow"),
        APPROVE("approve"),
        DENY("deny");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As the table writes it. */
        String text() {
            return text;
        }
    }

    static PolicyVerdict deny(String reason) {
        return new PolicyVerdict(Verdict.DENY, reason, null, null);
    }
}
