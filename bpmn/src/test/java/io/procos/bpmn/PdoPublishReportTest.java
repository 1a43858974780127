package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PdoPublishReportTest {
    private static final String READ = "procos.file.read.v1";
    private static final String WRITE = "procos.file.write.v1";
    private static final String HTTP = "procos.http.request.v1";
    private static final Map<String, Object> DRAFT = result(Map.of("content", "All is well."));
    private static final Map<String, Object> WRITTEN = result(Map.of("path", "public/report.txt"));

    @RegisterExtension
    static final Trials TRIALS = Trials.of(
            "pdo/pdo-publish-report.bpmn",
            "tde/tde-task.bpmn",
            "tde/task-approval.form",
            "tde/task-failure.form",
            "policy/policy.dmn");

    @Test
    void publishesAndAnnounces() {
        Trial trial = start();

        trial.completes(READ, DRAFT)
                .completes(
                        WRITE,
                        WRITTEN,
                        given -> assertThat(given)
                                .extractingByKey("taskInput")
                                .asString()
                                .contains("All is well."))
                .completes(HTTP, result(Map.of("status", 201)));

        trial.endedAt("end_Published");
        assertThat(trial.variable("outcome")).isEqualTo("\"published\"");
    }

    @Test
    void publishesNothingWithoutADraft() {
        Trial trial = start();

        trial.rejects(READ, "FILE_NOT_FOUND", "no such file");

        trial.endedAt("end_NotPublished");
    }

    @Test
    void publishesNothingWhenTheReportCannotBeWritten() {
        Trial trial = start();

        trial.completes(READ, DRAFT).rejects(WRITE, "FILE_EXISTS", "is there already");

        trial.endedAt("end_NotPublished");
    }

    @Test
    void withdrawsTheReportWhenNobodyHearsOfIt() {
        Trial trial = start().completes(READ, DRAFT).completes(WRITE, WRITTEN);

        trial.completes(HTTP, result(Map.of("status", 500))).waits(Duration.ofSeconds(10));
        trial.completes(HTTP, result(Map.of("status", 500))).waits(Duration.ofSeconds(20));
        trial.completes(HTTP, result(Map.of("status", 500)));
        trial.completes(
                WRITE,
                Map.of("path", "public/report.txt"),
                given -> assertThat(given).containsEntry("content", "This report was withdrawn."));

        trial.endedAt("end_TakenBack").passed("serviceTask_WithdrawReport");
    }

    private static Map<String, Object> result(Map<String, Object> fields) {
        return Map.of("taskResult", fields);
    }

    private static Trial start() {
        return TRIALS.start(
                "pdo-publish-report",
                Map.of(
                        "draftPath", "drafts/report.txt",
                        "publicPath", "public/report.txt",
                        "announceUrl", "http://127.0.0.1:9999/announcements"));
    }
}
