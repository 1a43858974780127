package io.procos.bpmn;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LibPolicyTest {

    @RegisterExtension
    static final Trials TRIALS = Trials.of("lib/lib-policy.bpmn", "tde/task-approval.form", "policy/policy.dmn");

    @Test
    void permitsWhatThePolicyAllows() {
        asked("procos.file.read.v1", "a.txt", "").endedAt("end_Permitted");
    }

    @Test
    void deniesWhatTheProcessDoesNotList() {
        asked("procos.shell.exec.v1", "ls", "").failedWith("POLICY_DENIED");
    }

    @Test
    void goesOnWhenAHumanApproves() {
        asked("procos.mail.send.v1", "ann@example.org", "personal")
                .decides("userTask_Approve", Map.of("approved", true))
                .endedAt("end_Permitted");
    }

    @Test
    void stopsWhenAHumanDoesNot() {
        asked("procos.mail.send.v1", "ann@example.org", "personal")
                .decides("userTask_Approve", Map.of("approved", false))
                .failedWith("POLICY_DENIED");
    }

    private static Trial asked(String jobType, String argument, String dataClass) {
        return TRIALS.start(
                "lib-policy",
                Map.of(
                        "taskSpec",
                        Map.of("type", jobType, "argument", argument, "dataClass", dataClass),
                        "callerProcessId",
                        "acme",
                        "allowedTasks",
                        "procos.file.*,procos.mail.send.v1"));
    }
}
