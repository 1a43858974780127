package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TdeTaskTest {
    private static final String WORK = "acme.work.v1";
    private static final Map<String, Object> GOOD = Map.of("taskResult", Map.of("answer", 42));
    private static final Map<String, Object> POOR = Map.of("taskResult", Map.of("noise", 1));

    @RegisterExtension
    static final Trials TRIALS =
            Trials.of("tde/tde-task.bpmn", "policy/policy.dmn", "tde/task-approval.form", "tde/task-failure.form");

    @Test
    void runsTheTaskThatTheSpecNames() {
        Trial trial = start(Map.of("type", WORK, "input", Map.of("question", "?"), "require", new String[] {"answer"}));

        trial.completes(WORK, GOOD, given -> assertThat(given).containsEntry("taskInput", Map.of("question", "?")));

        trial.endedAt("end_Done");
        assertThat(trial.variable("taskResult")).isEqualTo("{\"answer\":42}");
    }

    @Test
    void refusesASpecWithoutJobType() {
        start(Map.of("input", Map.of())).failedWith("INVALID_INPUT");
    }

    @Test
    void refusesATimeoutThatIsNoDuration() {
        Trial trial = start(Map.of("type", WORK, "timeout", "soon"));

        trial.failedWith("INVALID_INPUT");
        assertThat(trial.variable("specProblem")).contains("taskSpec.timeout").contains("PT30S");
    }

    @Test
    void deniesATaskThatTheCallerDoesNotList() {
        Map<String, Object> spec = Map.of("type", "procos.file.write.v1");

        Trial trial = TRIALS.start("tde-task", Map.of("taskSpec", spec, "allowedTasks", "procos.http.*, acme.*"));

        trial.failedWith("POLICY_DENIED");
    }

    @Test
    void allowsATaskThatAPatternOfTheCallerMatches() {
        Map<String, Object> spec = Map.of("type", WORK);

        Trial trial = TRIALS.start("tde-task", Map.of("taskSpec", spec, "allowedTasks", "procos.http.*, acme.*"));

        trial.completes(WORK, GOOD).endedAt("end_Done");
    }

    @Test
    void asksAHumanWhenThePolicySaysSo() {
        Trial trial = start(Map.of("type", "procos.shell.run.v1"));

        trial.decides("userTask_ApproveTask", Map.of("approved", true)).completes("procos.shell.run.v1", GOOD);

        trial.endedAt("end_Done");
    }

    @Test
    void takesNoApprovalThatTheCallerBringsAlong() {
        Trial trial =
                TRIALS.start("tde-task", Map.of("taskSpec", Map.of("type", "procos.shell.run.v1"), "approved", true));

        trial.decides("userTask_ApproveTask", Map.of());

        trial.failedWith("POLICY_DENIED");
    }

    @Test
    void doesNotRunWhatAHumanRefuses() {
        Trial trial = start(Map.of("type", "procos.shell.run.v1"));

        trial.decides("userTask_ApproveTask", Map.of("approved", false));

        trial.failedWith("POLICY_DENIED").passed("end_NotApproved");
    }

    @Test
    void saysThatOtherModesAreNotAvailable() {
        Trial trial = TRIALS.start("tde-task", Map.of("taskSpec", Map.of("type", WORK), "mode", "probabilistic"));

        trial.failedWith("MODE_UNAVAILABLE");
    }

    @Test
    void retriesWithGrowingBackoff() {
        Trial trial = start(Map.of("type", WORK, "maxAttempts", 3, "backoff", "PT10S", "expect", Map.of("answer", 42)));

        trial.completes(WORK, POOR).waits(Duration.ofSeconds(10));
        trial.rejects(WORK, "ACME_BUSY", "come back later").waits(Duration.ofSeconds(20));
        trial.completes(WORK, GOOD);

        trial.endedAt("end_Done");
        assertThat(trial.variable("attempt")).isEqualTo("3");
    }

    @Test
    void escalatesATaskThatTookTooLong() {
        Trial trial = start(Map.of("type", WORK, "timeout", "PT30S"));

        trial.waits(Duration.ofSeconds(31));
        trial.decides("userTask_DecideFailure", Map.of("decision", "accept", "result", Map.of("answer", 41)));

        trial.endedAt("end_Done");
        assertThat(trial.variable("taskResult")).isEqualTo("{\"answer\":41}");
    }

    @Test
    void runsAgainWhenAHumanSaysSo() {
        Trial trial = start(Map.of("type", WORK, "require", new String[] {"answer"}));

        trial.completes(WORK, POOR);
        assertThat(trial.variable("failure")).isEqualTo("\"the result lacks answer\"");
        trial.decides("userTask_DecideFailure", Map.of("decision", "retry"))
                .waits(Duration.ofSeconds(5))
                .completes(WORK, GOOD);

        trial.endedAt("end_Done");
    }

    @Test
    void undoesATaskWithAPoorResult() {
        Map<String, Object> undo = Map.of("type", "acme.undo.v1", "input", Map.of("id", 7));
        Trial trial = start(
                Map.of("type", WORK, "expect", Map.of("answer", 42), "onFailure", "compensate", "compensation", undo));

        trial.completes(WORK, POOR)
                .completes(
                        "acme.undo.v1",
                        Map.of(),
                        given -> assertThat(given).containsEntry("taskInput", Map.of("id", 7)));

        trial.failedWith("TASK_COMPENSATED").passed("serviceTask_UndoTask");
    }

    @Test
    void givesUpWhenAHumanSaysSo() {
        Trial trial = start(Map.of("type", WORK));

        trial.rejects(WORK, "ACME_BROKEN", "no way").decides("userTask_DecideFailure", Map.of("decision", "giveUp"));

        trial.failedWith("TASK_FAILED");
        assertThat(trial.variable("failure")).isEqualTo("\"no way\"");
    }

    private static Trial start(Map<String, ?> spec) {
        return TRIALS.start("tde-task", new HashMap<>(Map.of("taskSpec", spec, "mode", "deterministic")));
    }
}
