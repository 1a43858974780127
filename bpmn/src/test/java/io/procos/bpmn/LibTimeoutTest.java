package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LibTimeoutTest {
    private static final Map<String, Object> SPEC = Map.of("type", "acme.slow.v1", "timeout", "PT1H");
    private static final Map<String, Object> RESULT = Map.of("taskResult", Map.of("done", true));

    @RegisterExtension
    static final Trials TRIALS = Trials.of(
            "governance/lib-timeout.bpmn",
            "tde/tde-task.bpmn",
            "tde/task-approval.form",
            "tde/task-failure.form",
            "policy/policy.dmn",
            "system/system-notify.bpmn");

    @Test
    void passesAResultThatComesInTime() {
        Trial trial = TRIALS.start("lib-timeout", Map.of("taskSpec", SPEC));

        trial.completes("acme.slow.v1", RESULT);

        trial.endedAt("end_Done");
        assertThat(trial.variable("limitKept")).isEqualTo("true");
    }

    @Test
    void warnsAndFallsBack() {
        Trial trial =
                TRIALS.start("lib-timeout", Map.of("taskSpec", SPEC, "fallbackSpec", Map.of("type", "acme.quick.v1")));

        trial.waits(Duration.ofSeconds(61))
                .completes(
                        "procos.notify.v1",
                        Map.of(),
                        given -> assertThat(given).containsEntry("text", "The task acme.slow.v1 is still running."));
        trial.waits(Duration.ofSeconds(240)).completes("acme.quick.v1", RESULT);

        trial.endedAt("end_FellBack").passed("end_Warned");
        assertThat(trial.variable("limitKept")).isEqualTo("false");
    }

    @Test
    void failsWithoutAFallback() {
        Trial trial = TRIALS.start("lib-timeout", Map.of("taskSpec", SPEC, "limit", "PT30S"));

        trial.waits(Duration.ofSeconds(31));

        trial.failedWith("TIMED_OUT");
    }
}
