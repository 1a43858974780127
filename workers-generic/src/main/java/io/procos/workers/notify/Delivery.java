package io.procos.workers.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import io.procos.api.redaction.Redaction;
import io.procos.workers.http.GuardedHttp;
import io.procos.workers.http.HttpCall;
import io.procos.workers.http.HttpReply;
import io.procos.workers.mail.Letter;
import io.procos.workers.mail.MailOutbox;
import io.procos.workers.message.MessageOutbox;
import io.procos.workers.message.MessageOutbox.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings a notification to its channel. Thread-safe. */
@Component
class Delivery {
    /** The BPMN error code of a webhook that refuses. */
    static final String REFUSED = "NOTIFY_REFUSED";

    private static final Logger LOG = LoggerFactory.getLogger("io.procos.notify");
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MAX_REPLY_BYTES = 64 * 1024;

    private final MailOutbox outbox;
    private final GuardedHttp http;
    private final MessageOutbox messages;
    private final NotifySettings settings;
    private final Redaction redaction;

    Delivery(
            MailOutbox outbox, GuardedHttp http, MessageOutbox messages, NotifySettings settings, Redaction redaction) {
        this.redaction = redaction;
        this.outbox = outbox;
        this.http = http;
        this.messages = messages;
        this.settings = settings;
    }

    /** A log is read by more people than a mail. */
    void log(Notification notification) {
        LOG.atLevel(notification.severity().level())
                .log("{}", redaction.text(oneLine(notification.headline()) + " " + oneLine(notification.body())));
    }

    void mail(Notification notification, List<String> to, String effectKey) throws TaskError, InterruptedException {
        List<String> recipients = to.isEmpty() ? settings.mailTo() : to;
        if (recipients.isEmpty()) {
            throw new TaskError.Permanent(
                    "nobody is to be notified by mail; fill in to, or set procos.workers.notify.mail-to", null);
        }
        outbox.send(Letter.plain(recipients, notification.headline(), notification.body()), effectKey);
    }

    void webhook(Notification notification, String effectKey) throws TaskError, InterruptedException {
        if (settings.webhookUrl() == null) {
            throw new TaskError.Permanent("there is no webhook; set procos.workers.notify.webhook-url", null);
        }
        HttpReply reply = http.send(new HttpCall(
                "POST",
                settings.webhookUrl(),
                headers(effectKey),
                json(notification),
                settings.webhookTimeout(),
                0,
                MAX_REPLY_BYTES));
        judge(reply.status());
    }

    void kafka(Notification notification, String effectKey) throws TaskError, InterruptedException {
        if (settings.topic() == null) {
            throw new TaskError.Permanent("there is no topic; set procos.workers.notify.topic", null);
        }
        messages.publish(new Outgoing(settings.topic(), null, Map.of(), json(notification)), effectKey);
    }

    private static void judge(int status) throws TaskError {
        if (status == 408 || status == 429 || status >= 500) {
            throw new TaskError.Transient("the webhook answered " + status + ", which may pass", null);
        }
        if (status >= 300) {
            throw new TaskError.Rejection(
                    REFUSED,
                    "the webhook answered " + status + "; correct procos.workers.notify.webhook-url and token");
        }
    }

    private Map<String, String> headers(String effectKey) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", effectKey);
        if (settings.webhookToken() != null) {
            headers.put("Authorization", "Bearer " + settings.webhookToken());
        }
        return headers;
    }

    /** {@code text} alone is what common chat tools show; the rest is for receivers that want more. */
    private static byte[] json(Notification notification) throws TaskError.Permanent {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("severity", notification.severity().toString());
        message.put("title", notification.title());
        message.put("text", notification.headline() + "\n" + notification.body());
        message.put("link", notification.link());
        message.put("suppressed", notification.suppressed());
        message.put("process", notification.process());
        try {
            return JSON.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new TaskError.Permanent("the notification cannot be written as JSON", e);
        }
    }

    /** A line break from a process must not look like another log entry. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
