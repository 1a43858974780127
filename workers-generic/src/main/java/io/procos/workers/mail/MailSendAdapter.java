package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Template;
import io.procos.workers.mail.Letter.Attachment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one mail over SMTP, to all of its recipients or to none. */
@Component
@AdapterType(
        value = "procos.mail.send.v1",
        name = "Send mail",
        description = "Sends one mail with text, HTML and attachments over SMTP.",
        effect = EffectKind.NOT_IDEMPOTENT,
        policyArgument = "to",
        lease = "PT60S",
        errors = {
            SmtpFailure.REJECTED + ": the mail server refused the mail or a recipient for good",
            Addresses.NOT_ALLOWED + ": a recipient may not receive",
            Room.TOO_LARGE + ": text, HTML and attachments are larger than the cap"
        })
class MailSendAdapter implements Adapter<MailSendAdapter.Input, MailSendAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "To",
                    description = "An address or a list of addresses",
                    example = "=[\"Ann <ann@example.org>\"]",
                    group = "Recipients",
                    required = true)
            Object to,

            @io.procos.tde.Input(label = "Copy", description = "An address or a list", group = "Recipients") @Nullable Object cc,

            @io.procos.tde.Input(
                    label = "Blind copy",
                    description = "An address or a list, seen by nobody else",
                    group = "Recipients")
            @Nullable Object bcc,

            @io.procos.tde.Input(
                    label = "Reply to",
                    description = "Where answers go",
                    example = "desk@example.org",
                    maxLength = 320,
                    group = "Recipients")
            @Nullable String replyTo,

            @io.procos.tde.Input(
                    label = "From",
                    description = "One of the senders that the worker allows; its usual one when empty",
                    example = "orders@example.org",
                    maxLength = 320,
                    group = "Recipients")
            @Nullable String from,

            @io.procos.tde.Input(
                    label = "Subject",
                    description = "One line",
                    example = "Invoice 7 was approved",
                    maxLength = 500,
                    group = "Mail",
                    required = true)
            String subject,

            @io.procos.tde.Input(
                    label = "Text",
                    description = "The plain body",
                    example = "Dear Ann,",
                    multiline = true,
                    group = "Mail")
            @Nullable String text,

            @io.procos.tde.Input(
                    label = "HTML",
                    description = "The HTML body, beside or instead of the text",
                    example = "<p>Dear Ann,</p>",
                    multiline = true,
                    group = "Mail")
            @Nullable String html,

            @io.procos.tde.Input(
                    label = "Attachments",
                    description = "A list of contexts with name, contentType and one of text, base64 and object; with a"
                            + " contentId it is an image inside the HTML",
                    example = "=[{name: \"a.csv\", contentType: \"text/csv\", text: csv}]",
                    group = "Mail")
            @Nullable List<Attachment> attachments,

            @io.procos.tde.Input(
                    label = "Values",
                    description = "A context that fills {{name}} in subject, text and HTML; escaped in HTML",
                    example = "={invoice: invoice.id}",
                    group = "Mail")
            @Nullable Map<String, Object> values,

            @io.procos.tde.Input(
                    label = "Headers",
                    description = "A context of further header fields: X-…, In-Reply-To, References and a few more",
                    example = "={\"X-Case\": caseId}",
                    group = "Mail")
            @Nullable Map<String, String> headers) {}

    /**
     * @param messageId the mail's Message-ID, the same when the task runs again
     * @param recipients how many addresses the server accepted
     * @param response the server's last line
     */
    record Output(String messageId, int recipients, String response) {}

    private final MailOutbox outbox;

    MailSendAdapter(MailOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        MailOutbox.Receipt receipt = outbox.send(letter(input), context.idempotencyKey());
        context.note("mail sent", Map.of("messageId", receipt.messageId(), "recipients", receipt.recipients()));
        return new Output(receipt.messageId(), receipt.recipients(), receipt.response());
    }

    private static Letter letter(Input input) throws TaskError.Rejection {
        Map<String, Object> values = input.values();
        return new Letter(
                input.from(),
                Addresses.texts("to", input.to()),
                Addresses.texts("cc", input.cc()),
                Addresses.texts("bcc", input.bcc()),
                input.replyTo(),
                values == null ? input.subject() : Template.fill("subject", input.subject(), values),
                values == null || input.text() == null ? input.text() : Template.fill("text", input.text(), values),
                values == null || input.html() == null ? input.html() : Template.fillHtml("html", input.html(), values),
                input.attachments() == null ? List.of() : input.attachments(),
                input.headers() == null ? Map.of() : input.headers());
    }
}
