package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SystemBootTest {
    private static final String HTTP = "procos.http.request.v1";
    private static final String NOTIFY = "procos.notify.v1";
    private static final Map<String, Object> ONE_WORKER = answer(HTTP);

    @RegisterExtension
    static final Trials TRIALS = Trials.of("system/system-boot.bpmn", "system/system-notify.bpmn");

    @Test
    void saysThatAllIsServed() {
        Trial trial = start(List.of(HTTP), 3);

        trial.completes(
                        HTTP,
                        ONE_WORKER,
                        given -> assertThat(given)
                                .containsEntry("url", "http://127.0.0.1:9999/v1/workers")
                                .containsEntry("token", "{{secrets.KERNEL_TOKEN}}"))
                .completes(NOTIFY, Map.of());

        trial.endedAt("end_Ready");
        assertThat(trial.variable("bootResult")).isEqualTo("\"ready\"");
    }

    @Test
    void waitsForAWorkerThatComesLate() {
        Trial trial = start(List.of(HTTP, "acme.late.v1"), 3);

        trial.completes(HTTP, ONE_WORKER).waits(Duration.ofSeconds(1));
        trial.completes(HTTP, answer(HTTP, "acme.late.v1"));

        trial.completes(NOTIFY, Map.of()).endedAt("end_Ready");
    }

    @Test
    void namesWhatNobodyServes() {
        Trial trial = start(List.of(HTTP, "acme.never.v1"), 0);

        trial.completes(HTTP, ONE_WORKER)
                .completes(
                        NOTIFY,
                        Map.of(),
                        given -> assertThat(given).containsEntry("text", "No worker serves: acme.never.v1"));

        trial.endedAt("end_ReadyWithGaps");
        assertThat(trial.variable("bootResult")).isEqualTo("\"ready with gaps\"");
    }

    @Test
    void saysThatTheKernelIsSilent() {
        Trial trial = start(List.of(HTTP), 0);

        trial.rejects(HTTP, "HTTP_CLIENT_ERROR", "401").completes(NOTIFY, Map.of());

        trial.endedAt("end_ReadyWithGaps");
        assertThat(trial.variable("bootResult")).isEqualTo("\"not ready\"");
    }

    private static Map<String, Object> answer(String... jobTypes) {
        List<Map<String, String>> serves =
                Stream.of(jobTypes).map(type -> Map.of("jobType", type)).toList();
        return Map.of("status", 200, "body", List.of(Map.of("seen", Map.of("serves", serves), "lost", false)));
    }

    private static Trial start(List<String> required, int maxWaits) {
        return TRIALS.start(
                "system-boot",
                Map.of(
                        "kernelAddress", "http://127.0.0.1:9999",
                        "requiredTypes", required,
                        "maxWaits", maxWaits));
    }
}
