package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LibCompensationTest {
    private static final Map<String, Object> RESULT = Map.of("taskResult", Map.of("id", 7));

    @RegisterExtension
    static final Trials TRIALS = Trials.of(
            "governance/lib-compensation.bpmn",
            "tde/tde-task.bpmn",
            "tde/task-approval.form",
            "tde/task-failure.form",
            "policy/policy.dmn");

    @Test
    void doesBothSteps() {
        Trial trial = start();

        trial.completes("acme.first.v1", RESULT).completes("acme.second.v1", RESULT);

        trial.endedAt("end_Done");
        assertThat(trial.variable("secondResult")).isEqualTo("{\"id\":7}");
    }

    @Test
    void undoesTheFirstStepWhenTheSecondFails() {
        Trial trial = start();

        trial.completes("acme.first.v1", RESULT).rejects("acme.second.v1", "ACME_FULL", "no room");
        trial.completes(
                "acme.undo.v1",
                Map.of(),
                given -> assertThat(given).containsEntry("taskInput", Map.of("reason", "saga")));

        trial.failedWith("SAGA_COMPENSATED").passed("serviceTask_UndoFirst");
    }

    @Test
    void undoesNothingWhenTheFirstStepFails() {
        Trial trial = start();

        trial.rejects("acme.first.v1", "ACME_FULL", "no room");

        trial.failedWith("FIRST_FAILED");
    }

    private static Trial start() {
        return TRIALS.start(
                "lib-compensation",
                Map.of(
                        "firstSpec", Map.of("type", "acme.first.v1"),
                        "undoSpec", Map.of("type", "acme.undo.v1", "input", Map.of("reason", "saga")),
                        "secondSpec", Map.of("type", "acme.second.v1")));
    }
}
