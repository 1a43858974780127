package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PdoInvoiceTest {
    private static final String READ = "procos.invoice.read.v1";
    private static final String HTTP = "procos.http.request.v1";
    private static final String WRITE = "procos.file.write.v1";
    private static final String MAIL = "procos.mail.send.v1";
    private static final String APPROVE = "userTask_ApproveInvoice";
    private static final Map<String, Object> WRITTEN = Map.of("path", "orders/a.json", "sha256", "ab");
    private static final Map<String, Object> BOOKED = Map.of("status", 201, "body", Map.of("bookingId", "B-1"));
    private static final Map<String, Object> SENT = Map.of("messageId", "<1@procos>");

    @RegisterExtension
    static final Trials TRIALS = Trials.of(
            "examples/invoice/pdo-invoice.bpmn",
            "examples/invoice/invoice-approval.dmn",
            "examples/invoice/invoice-approval.form",
            "tde/tde-task.bpmn",
            "tde/task-approval.form",
            "tde/task-failure.form",
            "policy/policy.dmn");

    @Test
    void ordersASmallInvoiceByItself() {
        Trial trial = start();

        trial.completes(READ, invoice(980.5), given -> assertThat(given).containsEntry("file", "inbox/a.xml"))
                .completes(HTTP, supplier("active", 1.0))
                .completes(WRITE, WRITTEN)
                .completes(HTTP, BOOKED)
                .completes(
                        MAIL,
                        SENT,
                        given -> assertThat(given)
                                .containsEntry("to", List.of("clerk@example.org"))
                                .extractingByKey("text")
                                .asString()
                                .contains("980.5 EUR", "booked as B-1"));

        trial.endedAt("end_Ordered");
        assertThat(trial.variable("outcome")).isEqualTo("\"ordered\"");
    }

    @Test
    void waitsOutAFlakyServiceAndAsksForApprovalAboveTheLimit() {
        Trial trial = start().completes(READ, invoice(7000));

        trial.completes(HTTP, Map.of("taskResult", Map.of("status", 503)))
                .waits(Duration.ofSeconds(1))
                .completes(HTTP, supplier("active", 1.0));
        trial.decides(APPROVE, Map.of("approved", true, "comment", "fine"));
        trial.completes(WRITE, WRITTEN).completes(HTTP, BOOKED).completes(MAIL, SENT);

        trial.endedAt("end_Ordered").passed(APPROVE);
        assertThat(trial.variable("decision")).contains("manager");
    }

    @Test
    void rejectsWhatAHumanRefusesAndRemindsHimBefore() {
        Trial trial = start().completes(READ, invoice(2000)).completes(HTTP, supplier("active", 1.0));

        trial.waits(Duration.ofHours(24))
                .completes(
                        MAIL,
                        SENT,
                        given -> assertThat(given)
                                .extractingByKey("subject")
                                .asString()
                                .contains("Waiting"));
        trial.decides(APPROVE, Map.of("approved", false, "comment", "not ours"));
        trial.completes(WRITE, WRITTEN).completes(MAIL, SENT);

        trial.endedAt("end_Rejected").passed("end_Reminded");
        assertThat(trial.variable("reason")).isEqualTo("\"not approved: not ours\"");
    }

    @Test
    void archivesAFileThatCannotBeRead() {
        Trial trial = start();

        trial.rejects(READ, "INVOICE_UNREADABLE", "the XML ends in line 7")
                .completes(WRITE, WRITTEN, given -> assertThat(given).containsEntry("path", "rejected/a.xml.json"))
                .completes(
                        MAIL,
                        SENT,
                        given -> assertThat(given)
                                .containsEntry("text", "The file inbox/a.xml was rejected: the XML ends in line 7"));

        trial.endedAt("end_Rejected");
    }

    @Test
    void archivesAnInvoiceThatBreaksARule() {
        Trial trial = start();

        trial.rejects(READ, "INVOICE_INVALID", "[BR-CO-15] totals")
                .completes(WRITE, WRITTEN)
                .completes(MAIL, SENT);

        trial.endedAt("end_Rejected");
        assertThat(trial.variable("outcome")).isEqualTo("\"rejected\"");
    }

    @Test
    void asksAClerkWhenTheSupplierServiceStaysSilent() {
        Trial trial = start().completes(READ, invoice(10));

        for (int attempt = 1; attempt <= 4; attempt++) {
            trial.rejects(HTTP, "HTTP_CLIENT_ERROR", "404").waits(Duration.ofSeconds(8));
        }
        trial.decides(APPROVE, Map.of("approved", true));
        trial.completes(WRITE, WRITTEN).completes(HTTP, BOOKED).completes(MAIL, SENT);

        trial.endedAt("end_Ordered").passed("boundary_NoAnswer");
    }

    @Test
    void takesTheOrderBackWhenTheBookingIsRefused() {
        Trial trial = approved();

        trial.completes(WRITE, WRITTEN)
                .rejects(HTTP, "HTTP_CLIENT_ERROR", "409 period closed")
                .completes(WRITE, WRITTEN, given -> assertThat(given).containsEntry("path", "orders/a-reversal.json"))
                .completes(
                        MAIL,
                        SENT,
                        given -> assertThat(given)
                                .extractingByKey("text")
                                .asString()
                                .contains("409 period closed"));

        trial.endedAt("end_TakenBack");
        assertThat(trial.variable("outcome")).isEqualTo("\"taken back\"");
    }

    @Test
    void takesOrderAndBookingBackWhenTheMailIsRejected() {
        Trial trial = approved().completes(WRITE, WRITTEN).completes(HTTP, BOOKED);

        trial.rejects(MAIL, "MAIL_REJECTED", "550 no such user")
                .completes(
                        HTTP,
                        Map.of("status", 204),
                        given -> assertThat(given).containsEntry("url", "http://127.0.0.1:9999/v1/bookings/B-1"))
                .completes(WRITE, WRITTEN)
                .rejects(MAIL, "MAIL_REJECTED", "550 no such user");

        trial.endedAt("end_TakenBack").passed("boundary_ClerkUnreached");
    }

    private static Trial start() {
        return TRIALS.start(
                "pdo-invoice",
                Map.of(
                        "file", "inbox/a.xml",
                        "serviceUrl", "http://127.0.0.1:9999",
                        "clerkMail", "clerk@example.org"));
    }

    private static Trial approved() {
        return start().completes(READ, invoice(10)).completes(HTTP, supplier("active", 1.0));
    }

    private static Map<String, Object> supplier(String status, double rate) {
        return Map.of("taskResult", Map.of("status", 200, "body", Map.of("status", status, "rateToEur", rate)));
    }

    private static Map<String, Object> invoice(double payable) {
        return Map.of(
                "invoice",
                Map.of(
                        "id", "R-1",
                        "kind", "invoice",
                        "currency", "EUR",
                        "payable", payable,
                        "issueDate", "2026-11-02",
                        "dueDate", "2026-12-02",
                        "supplier", Map.of("name", "Acme", "vatId", "DE123456789")));
    }
}
