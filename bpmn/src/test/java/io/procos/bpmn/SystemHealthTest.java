package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SystemHealthTest {
    private static final String HTTP = "procos.http.request.v1";
    private static final String NOTIFY = "procos.notify.v1";
    private static final Map<String, Object> UP =
            Map.of("status", 200, "body", Map.of("ready", true, "phase", "READY"));
    private static final Map<String, Object> WORKERS = workers(false);

    @RegisterExtension
    static final Trials TRIALS = Trials.of("system/system-health.bpmn", "system/system-notify.bpmn");

    @Test
    void checksEveryMinuteByItself() {
        TRIALS.increaseTime(Duration.ofMinutes(1));
        Trial trial = TRIALS.startedByTimer("system-health");

        trial.completes(
                        HTTP,
                        UP,
                        given -> assertThat(given).containsEntry("url", "{{secrets.KERNEL_ADDRESS}}/v1/status"))
                .completes(HTTP, WORKERS);

        trial.endedAt("end_Healthy").passed("start_EveryMinute");
    }

    @Test
    void reportsThatNoWorkerIsConnected() {
        Trial trial = start();

        trial.completes(HTTP, UP)
                .completes(HTTP, Map.of("status", 200, "body", List.of()))
                .completes(
                        NOTIFY,
                        Map.of(),
                        given -> assertThat(given)
                                .containsEntry("severity", "error")
                                .containsEntry("text", "no worker is connected"));

        trial.endedAt("end_Reported");
    }

    @Test
    void reportsAKernelInTrouble() {
        Trial trial = start();

        trial.completes(HTTP, Map.of("status", 503, "body", Map.of())).completes(HTTP, WORKERS);

        trial.completes(
                        NOTIFY,
                        Map.of(),
                        given -> assertThat(given).containsEntry("text", "the kernel answers with HTTP 503"))
                .endedAt("end_Reported");
    }

    @Test
    void reportsAKernelThatRefuses() {
        Trial trial = start();

        trial.rejects(HTTP, "HTTP_HOST_REFUSED", "not in the allow list").completes(NOTIFY, Map.of());

        trial.endedAt("end_Reported").passed("boundary_CheckFailed");
    }

    @Test
    void reportsAKernelThatDoesNotAnswer() {
        Trial trial = start();

        trial.waits(Duration.ofSeconds(21))
                .completes(
                        NOTIFY,
                        Map.of(),
                        given -> assertThat(given).containsEntry("text", "the kernel's control API does not answer"));

        trial.endedAt("end_Reported").passed("boundary_CheckTooSlow");
    }

    @Test
    void namesTheWorkerThatIsLost() {
        Trial trial = start().completes(HTTP, UP).completes(HTTP, workers(true));

        trial.completes(
                        NOTIFY,
                        Map.of(),
                        given -> assertThat(given).containsEntry("text", "no sign of life from mailer"))
                .endedAt("end_Reported");
    }

    @Test
    void reportsAKernelThatIsNotReady() {
        Trial trial = start();

        trial.completes(HTTP, Map.of("status", 200, "body", Map.of("ready", false, "phase", "DEPLOYING")))
                .completes(HTTP, WORKERS);

        trial.completes(
                        NOTIFY,
                        Map.of(),
                        given -> assertThat(given).containsEntry("text", "the kernel is not ready: DEPLOYING"))
                .endedAt("end_Reported");
    }

    private static Map<String, Object> workers(boolean lost) {
        return Map.of("status", 200, "body", List.of(Map.of("seen", Map.of("worker", "mailer"), "lost", lost)));
    }

    private static Trial start() {
        return TRIALS.start("system-health", Map.of("kernelAddress", "http://127.0.0.1:9999"));
    }
}
