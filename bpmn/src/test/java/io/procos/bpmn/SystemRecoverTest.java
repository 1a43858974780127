package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SystemRecoverTest {
    private static final String HTTP = "procos.http.request.v1";
    private static final String NOTIFY = "procos.notify.v1";
    private static final String DECIDE = "userTask_DecideIncident";
    private static final Map<String, Object> OK = Map.of("status", 204);

    @RegisterExtension
    static final Trials TRIALS =
            Trials.of("system/system-recover.bpmn", "system/system-notify.bpmn", "system/incident.form");

    @Test
    void retriesAJobAfterAWhile() {
        Trial trial = incident("JOB_NO_RETRIES", 2);

        trial.waits(Duration.ofSeconds(30))
                .completes(
                        HTTP,
                        OK,
                        given -> assertThat(given)
                                .containsEntry("method", "POST")
                                .containsEntry("url", "http://127.0.0.1:9999/v1/incidents/55/resolve"));

        trial.endedAt("end_Retried");
        assertThat(trial.variable("recovery")).isEqualTo("\"retried\"");
    }

    @Test
    void letsGoOfAJobThatIsGone() {
        Trial trial = incident("JOB_NO_RETRIES", 1);

        trial.waits(Duration.ofSeconds(10)).rejects(HTTP, "HTTP_CLIENT_ERROR", "404");

        trial.endedAt("end_Gone");
    }

    @Test
    void asksAHumanWhenRetriesDoNotHelp() {
        Trial trial = incident("JOB_NO_RETRIES", 4);

        trial.completes(NOTIFY, Map.of())
                .decides(DECIDE, Map.of("decision", "retry"))
                .completes(HTTP, OK);

        trial.endedAt("end_Retried");
    }

    @Test
    void restartsTheInstance() {
        Trial trial = incident("CONDITION_ERROR", 1);

        trial.completes(NOTIFY, Map.of())
                .decides(DECIDE, Map.of("decision", "restart"))
                .completes(HTTP, OK, given -> assertThat(given).containsEntry("method", "DELETE"))
                .completes(
                        HTTP,
                        Map.of("status", 201, "body", Map.of("key", 9)),
                        given -> assertThat(given)
                                .containsEntry("url", "http://127.0.0.1:9999/v1/instances")
                                .extractingByKey("body")
                                .asString()
                                .contains("pdo-order"));

        trial.endedAt("end_Restarted");
    }

    @Test
    void restartsTheCallerOfAFailedInstanceWithWhatItWasStartedWith() {
        Trial trial = incident(
                "CONDITION_ERROR",
                1,
                Map.of("rootInstanceKey", "44", "rootProcessId", "pdo-day", "startVariables", Map.of("day", "monday")));

        trial.completes(NOTIFY, Map.of())
                .decides(DECIDE, Map.of("decision", "restart"))
                .completes(
                        HTTP,
                        OK,
                        given -> assertThat(given).containsEntry("url", "http://127.0.0.1:9999/v1/instances/44"))
                .completes(
                        HTTP,
                        OK,
                        given -> assertThat(given)
                                .containsEntry(
                                        "body",
                                        Map.of(
                                                "processId", "pdo-day",
                                                "variables", Map.of("day", "monday"),
                                                "startKey", "recover-55")));

        trial.endedAt("end_Restarted");
    }

    @Test
    void cancelsTheInstanceThatMayBeGoneAlready() {
        Trial trial = incident("CONDITION_ERROR", 1);

        trial.completes(NOTIFY, Map.of())
                .decides(DECIDE, Map.of("decision", "cancel"))
                .rejects(HTTP, "HTTP_CLIENT_ERROR", "404");

        trial.endedAt("end_Cancelled");
    }

    @Test
    void remindsAndLeavesTheIncidentAlone() {
        Trial trial = incident("IO_MAPPING_ERROR", 1);

        trial.completes(NOTIFY, Map.of())
                .waits(Duration.ofHours(4))
                .completes(NOTIFY, Map.of(), given -> assertThat(given).containsEntry("severity", "warning"));
        trial.passed("end_Reminded").decides(DECIDE, Map.of("decision", "leave"));

        trial.endedAt("end_Left");
    }

    private static Trial incident(String errorType, int attempt) {
        return incident(errorType, attempt, Map.of());
    }

    private static Trial incident(String errorType, int attempt, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "kernelAddress", "http://127.0.0.1:9999",
                "incidentKey", "55",
                "processInstanceKey", "66",
                "bpmnProcessId", "pdo-order",
                "elementId", "serviceTask_Pay",
                "errorType", errorType,
                "errorMessage", "card declined",
                "attempt", attempt));
        variables.putAll(more);
        return TRIALS.start("system-recover", variables);
    }
}
