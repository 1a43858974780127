package io.procos.workers.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectReference;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response body as a process variable, by its content type.
 *
 * @param format {@code json}, {@code text}, {@code base64}, {@code object} or {@code none}
 */
record ReplyBody(@Nullable Object value, String format) {
    /** The BPMN error code of a body that is not what its content type says. */
    static final String INVALID = "HTTP_INVALID_RESPONSE";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern JSON_TYPE = Pattern.compile("application/([\\w.+-]+\\+)?json");
    private static final Pattern TEXT_TYPE =
            Pattern.compile("text/.*|application/([\\w.+-]+\\+)?xml|application/x-www-form-urlencoded");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)\"?");

    static ReplyBody of(HttpReply reply, String peer) throws TaskError.Rejection {
        if (reply.stored() != null) {
            return new ReplyBody(context(reply.stored()), "object");
        }
        if (reply.body().length == 0) {
            return new ReplyBody(null, "none");
        }
        String header = reply.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        String type = header.split(";", 2)[0].strip();
        if (JSON_TYPE.matcher(type).matches()) {
            return new ReplyBody(json(reply.body(), peer), "json");
        }
        if (TEXT_TYPE.matcher(type).matches()) {
            return new ReplyBody(new String(reply.body(), charset(header)), "text");
        }
        return new ReplyBody(Base64.getEncoder().encodeToString(reply.body()), "base64");
    }

    private static Map<String, @Nullable Object> context(ObjectReference stored) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("object", stored.object());
        fields.put("bytes", stored.bytes());
        fields.put("mediaType", stored.mediaType());
        fields.put("name", stored.name());
        return fields;
    }

    private static @Nullable Object json(byte[] body, String peer) throws TaskError.Rejection {
        try {
            return JSON.readValue(body, Object.class);
        } catch (IOException e) {
            throw new TaskError.Rejection(
                    INVALID, "url: " + peer + " says its answer is JSON, but it is not; ask its owner", e);
        }
    }

    private static Charset charset(String contentType) {
        Matcher match = CHARSET.matcher(contentType);
        try {
            return match.find() ? Charset.forName(match.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
