package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LibRetryTest {
    private static final String WORK = "acme.flaky.v1";

    @RegisterExtension
    static final Trials TRIALS = Trials.of(
            "governance/lib-retry.bpmn",
            "tde/tde-task.bpmn",
            "tde/task-approval.form",
            "tde/task-failure.form",
            "policy/policy.dmn");

    @Test
    void waitsTwiceAsLongAfterEachFailure() {
        Trial trial = start();

        trial.rejects(WORK, "ACME_BUSY", "1").waits(Duration.ofSeconds(4));
        trial.rejects(WORK, "ACME_BUSY", "2").waits(Duration.ofSeconds(8));
        trial.completes(WORK, Map.of("taskResult", Map.of("done", true)));

        trial.endedAt("end_Done");
        assertThat(trial.variable("round")).isEqualTo("3");
    }

    @Test
    void stopsWhenTheRoundsAreUsedUp() {
        Trial trial = start();

        trial.rejects(WORK, "ACME_BUSY", "1").waits(Duration.ofSeconds(4));
        trial.rejects(WORK, "ACME_BUSY", "2").waits(Duration.ofSeconds(8));
        trial.rejects(WORK, "ACME_BUSY", "3");

        trial.failedWith("RETRIES_EXHAUSTED");
    }

    private static Trial start() {
        return TRIALS.start("lib-retry", Map.of("taskSpec", Map.of("type", WORK), "firstWait", "PT4S"));
    }
}
