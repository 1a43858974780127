package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Header fields that a task adds. Only those that nobody routes, signs or renders by: {@code X-…} and what makes a
 * thread or a list of mails.
 */
final class HeaderFields {
    private static final int MAX_FIELDS = 20;
    private static final int MAX_CHARS = 900;
    private static final Pattern NAME = Pattern.compile(
            "(?i)X-[a-z0-9-]{1,60}|In-Reply-To|References|List-Id|List-Unsubscribe|Importance|Keywords|Comments");

    private HeaderFields() {}

    static void add(MimeMessage message, Map<String, String> headers) throws TaskError.Rejection, MessagingException {
        if (headers.size() > MAX_FIELDS) {
            throw Fields.invalid("headers", "are " + headers.size() + "; at most " + MAX_FIELDS + " are allowed");
        }
        for (var header : headers.entrySet()) {
            String name = name(header.getKey());
            message.setHeader(name, folded(name, Fields.line("headers." + name, header.getValue(), MAX_CHARS)));
        }
    }

    private static String name(String name) throws TaskError.Rejection {
        if (!NAME.matcher(name).matches()) {
            throw Fields.invalid(
                    "headers",
                    "a field has a name that a task may not set; take X- and letters, digits or hyphens, In-Reply-To,"
                            + " References, List-Id, List-Unsubscribe, Importance, Keywords or Comments");
        }
        return name;
    }

    private static String folded(String name, String value) {
        try {
            String encoded = MimeUtility.encodeText(value, StandardCharsets.UTF_8.name(), null);
            return MimeUtility.fold(name.length() + 2, encoded);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
