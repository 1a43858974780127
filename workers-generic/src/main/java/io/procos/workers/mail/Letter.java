package io.procos.workers.mail;

import io.procos.tde.Input;
import io.procos.tde.objects.ObjectReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a task writes it; nothing of it is checked yet. Addresses are {@code Name <address>} or plain.
 *
 * @param from null for the configured sender
 * @param text the plain body; null when there is only HTML
 * @param html the HTML body; null when there is only text
 * @param headers further header fields by their names
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
        List<Attachment> attachments,
        Map<String, String> headers) {

    /** A plain mail from the configured sender. */
    public static Letter plain(List<String> to, String subject, String text) {
        return new Letter(null, to, List.of(), List.of(), null, subject, text, null, List.of(), Map.of());
    }

    /** A file that comes along; its content is a text, base64 or an object, and one of them only. */
    public record Attachment(
            @Input(label = "File name", example = "report.csv", maxLength = 255)
            String name,

            @Input(label = "Content type", example = "text/csv", maxLength = 255) @Nullable String contentType,

            @Input(label = "Text", description = "The content as text (UTF-8)", maxLength = 20_000_000) @Nullable String text,

            @Input(label = "Base64", description = "The content as base64", maxLength = 20_000_000) @Nullable String base64,

            @Input(label = "Object", description = "A reference to the content in the object store") @Nullable ObjectReference object,

            @Input(
                    label = "Content id",
                    description = "Makes it an image inside the HTML, which shows it as cid: and this id",
                    example = "logo",
                    maxLength = 64)
            @Nullable String contentId) {}
}
