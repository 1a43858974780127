package io.procos.workers.http;

import io.procos.api.TaskError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the other side itself says about its refusal, short enough for one line. */
final class Explanation {
    private static final int LONGEST = 200;

    /** Where JSON answers put it: RFC 9457 first, then what is common. */
    private static final List<String> FIELDS =
            List.of("detail", "message", "error_description", "reason", "error", "title");

    private Explanation() {}

    /** Empty when the answer has no words for people. */
    static String of(HttpReply reply, String peer) {
        try {
            ReplyBody body = ReplyBody.of(reply, peer);
            boolean page = reply.headers().firstValue("content-type").orElse("").contains("html");
            String words = body.format().equals("base64") || page ? "" : words(body.value());
            return words.isEmpty() ? "" : " (\"" + words + "\")";
        } catch (TaskError.Rejection unreadable) {
            return "";
        }
    }

    private static String words(@Nullable Object body) {
        return switch (body) {
            case Map<?, ?> fields ->
                FIELDS.stream()
                        .map(fields::get)
                        .filter(Objects::nonNull)
                        .map(Explanation::words)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
            case String text ->
                shortened(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
            case null, default -> "";
        };
    }

    /** Cuts between words: half a secret would not be recognised, and so not be masked. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST - 2);
        return end < 0 ? "" : text.substring(0, end) + " …";
    }
}
