package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SystemShutdownTest {
    private static final String HTTP = "procos.http.request.v1";
    private static final String NOTIFY = "procos.notify.v1";

    @RegisterExtension
    static final Trials TRIALS = Trials.of("system/system-shutdown.bpmn", "system/system-notify.bpmn");

    @Test
    void notesTheStateAndSaysGoodbye() {
        Trial trial = TRIALS.start("system-shutdown", Map.of("reason", "upgrade"));

        trial.completes(HTTP, Map.of("status", 200, "body", Map.of("ready", true)))
                .completes(NOTIFY, Map.of(), given -> assertThat(given).containsEntry("text", "upgrade"));

        trial.endedAt("end_Stopped");
        assertThat(trial.variable("lastStatus")).isEqualTo("{\"ready\":true}");
    }

    @Test
    void stopsWhenTheKernelRefuses() {
        Trial trial = TRIALS.start("system-shutdown", Map.of());

        trial.rejects(HTTP, "HTTP_CLIENT_ERROR", "401").completes(NOTIFY, Map.of());

        trial.endedAt("end_Stopped");
    }

    @Test
    void stopsWhenTheKernelIsTooSlow() {
        Trial trial = TRIALS.start("system-shutdown", Map.of());

        trial.waits(Duration.ofSeconds(6)).completes(NOTIFY, Map.of());

        trial.endedAt("end_Stopped").passed("boundary_TooSlow");
    }
}
