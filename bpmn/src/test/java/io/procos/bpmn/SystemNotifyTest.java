package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SystemNotifyTest {
    private static final String NOTIFY = "procos.notify.v1";

    @RegisterExtension
    static final Trials TRIALS = Trials.of("system/system-notify.bpmn");

    @Test
    void tellsTheChannel() {
        Trial trial = TRIALS.start("system-notify", Map.of("channel", "ops", "title", "Disk", "text", "90 % full"));

        trial.completes(
                NOTIFY,
                Map.of(),
                given -> assertThat(given).containsEntry("channel", "ops").containsEntry("severity", "info"));

        trial.endedAt("end_Told");
        assertThat(trial.variable("delivered")).isEqualTo("true");
    }

    @Test
    void fallsBackToTheLogWhenTheChannelRefuses() {
        Trial trial = TRIALS.start("system-notify", Map.of("channel", "nowhere", "text", "hello"));

        trial.rejects(NOTIFY, "CHANNEL_UNKNOWN", "no channel 'nowhere'")
                .completes(NOTIFY, Map.of(), given -> assertThat(given).containsEntry("channel", "log"));

        trial.endedAt("end_Told");
        assertThat(trial.variable("delivered")).isEqualTo("false");
    }
}
