package io.procos.workers.mail;

import io.procos.tde.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a task writes it; nothing of it is checked yet. Addresses are {@code Name <address>} or plain.
 *
 * @param from null for the configured sender
 * @param text the plain body; null when there is only HTML
 * @param html the HTML body; null when there is only text
 */
public record Letter(
        @Nullable String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        @Nullable String replyTo,
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {

    /** A plain mail from the configured sender. */
    public static Letter plain(List<String> to, String subject, String text) {
        return new Letter(null, to, List.of(), List.of(), null, subject, text, null, List.of());
    }

    /** A file that comes along; its content is either text or base64. */
    public record Attachment(
            @Input(label = "File name", example = "report.csv", maxLength = 255)
            String name,

            @Input(label = "Content type", example = "text/csv", maxLength = 255) @Nullable String contentType,

            @Input(label = "Text", description = "The content as text (UTF-8)", maxLength = 20_000_000) @Nullable String text,

            @Input(label = "Base64", description = "The content as base64", maxLength = 20_000_000) @Nullable String base64) {}
}
