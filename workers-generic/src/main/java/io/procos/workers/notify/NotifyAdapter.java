package io.procos.workers.notify;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Fields;
import io.procos.workers.input.Template;
import io.procos.workers.notify.Digest.Decision;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells people something, over the channel the process chooses. */
@Component
@AdapterType(
        value = "procos.notify.v1",
        name = "Notify",
        description = "Tells people something by log, mail, webhook or Kafka; a storm of alike messages becomes one.",
        effect = EffectKind.NOT_IDEMPOTENT,
        policyArgument = "channel",
        errors = {
            Delivery.REFUSED + ": the webhook refused the message",
            "MAIL_REJECTED: the mail server refused the message",
            "MAIL_RECIPIENT_NOT_ALLOWED: a recipient may not receive",
            "HTTP_HOST_NOT_ALLOWED: the webhook's host may not be called",
            "MESSAGE_TOPIC_NOT_ALLOWED: the topic may not be used"
        })
class NotifyAdapter implements Adapter<NotifyAdapter.Input, NotifyAdapter.Output> {
    private static final int MAX_TITLE_CHARS = 200;
    private static final int MAX_TEXT_CHARS = 10_000;
    private static final int MAX_LINK_CHARS = 2_000;

    record Input(
            @io.procos.tde.Input(
                    label = "Channel",
                    description = "log, mail, webhook or kafka; log when empty",
                    example = "mail",
                    group = "Channel")
            @Nullable Channel channel,

            @io.procos.tde.Input(
                    label = "To",
                    description = "For mail: a list of addresses; the worker's own list when empty",
                    example = "=[\"desk@example.org\"]",
                    group = "Channel")
            @Nullable List<String> to,

            @io.procos.tde.Input(
                    label = "Severity",
                    description = "info, warning, error or critical; info when empty",
                    example = "warning",
                    group = "Message")
            @Nullable Severity severity,

            @io.procos.tde.Input(
                    label = "Title",
                    description = "One line; {{name}} is filled from Values",
                    example = "Invoice {{invoice}} waits",
                    maxLength = MAX_TITLE_CHARS,
                    group = "Message",
                    required = true)
            String title,

            @io.procos.tde.Input(
                    label = "Text",
                    description = "What happened and what to do; {{name}} is filled from Values",
                    maxLength = MAX_TEXT_CHARS,
                    multiline = true,
                    group = "Message")
            @Nullable String text,

            @io.procos.tde.Input(
                    label = "Link",
                    description = "Where to look, http or https",
                    example = "https://console.example.org/instances/1",
                    maxLength = MAX_LINK_CHARS,
                    group = "Message")
            @Nullable String link,

            @io.procos.tde.Input(
                    label = "Values",
                    description = "A context for the names in title and text",
                    example = "={invoice: invoice.id}",
                    group = "Message")
            @Nullable Map<String, Object> values,

            @io.procos.tde.Input(
                    label = "Dedupe key",
                    description = "Messages with the same key become one within the digest window",
                    example = "=\"incident-\" + processId",
                    maxLength = 200,
                    group = "Message")
            @Nullable String dedupeKey) {}

    /**
     * @param delivered false when the message was held back because an alike one was sent just before
     * @param suppressed how many alike were held back since the last message
     */
    record Output(boolean delivered, int suppressed) {}

    private final Delivery delivery;
    private final Digest digest;

    @Autowired
    NotifyAdapter(Delivery delivery, NotifySettings settings) {
        this(delivery, settings, InstantSource.system());
    }

    NotifyAdapter(Delivery delivery, NotifySettings settings, InstantSource clock) {
        this.delivery = delivery;
        this.digest = new Digest(settings.digestWindow(), settings.maxPerWindow(), clock);
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Notification notification = notification(input, context);
        Channel channel = input.channel() == null ? Channel.LOG : input.channel();
        Decision decision = digest.decide(channel, input.dedupeKey(), context.idempotencyKey());
        if (decision.send()) {
            deliver(channel, notification.after(decision.suppressed()), input, context);
        }
        context.note(
                decision.send() ? "notified" : "notification held back",
                Map.of("channel", channel.toString(), "suppressed", decision.suppressed()));
        return new Output(decision.send(), decision.suppressed());
    }

    private void deliver(Channel channel, Notification notification, Input input, TaskContext context)
            throws TaskError, InterruptedException {
        String effectKey = context.idempotencyKey();
        boolean delivered = false;
        try {
            switch (channel) {
                case LOG -> delivery.log(notification);
                case MAIL -> delivery.mail(notification, input.to() == null ? List.of() : input.to(), effectKey);
                case WEBHOOK -> delivery.webhook(notification, effectKey);
                case KAFKA -> delivery.kafka(notification, effectKey);
            }
            delivered = true;
        } finally {
            if (!delivered) {
                digest.failed(channel, input.dedupeKey(), effectKey, notification.suppressed());
            }
        }
    }

    private static Notification notification(Input input, TaskContext context) throws TaskError.Rejection {
        Map<String, Object> values = input.values() == null ? Map.of() : input.values();
        String text = input.text() == null ? "" : input.text();
        return new Notification(
                input.severity() == null ? Severity.INFO : input.severity(),
                Fields.line("title", Template.fill("title", input.title(), values), MAX_TITLE_CHARS),
                Fields.text("text", Template.fill("text", text, values), MAX_TEXT_CHARS),
                link(input.link()),
                0,
                context.bpmnProcessId() + " / " + context.elementId() + " (" + context.processInstanceKey() + ")");
    }

    /** People click it: nothing but a web address. */
    private static @Nullable String link(@Nullable String link) throws TaskError.Rejection {
        if (link == null || link.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(Fields.line("link", link.strip(), MAX_LINK_CHARS));
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw Fields.invalid("link", "must be a web address, for example https://console.example.org/instances/1");
    }
}
