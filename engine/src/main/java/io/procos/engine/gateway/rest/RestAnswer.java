package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What goes back.
 *
 * @param lost run when it could not be written, because the caller has gone
 */
record RestAnswer(int status, String contentType, byte[] body, Runnable lost) {

    static final RestAnswer NO_CONTENT = new RestAnswer(204, "", new byte[0], () -> {});

    static RestAnswer ok(JsonNode json) {
        return json(200, "application/json", json);
    }

    static RestAnswer json(int status, String contentType, JsonNode json) {
        return new RestAnswer(status, contentType, Fields.write(json), () -> {});
    }

    static RestAnswer text(String contentType, String text) {
        return new RestAnswer(200, contentType, text.getBytes(StandardCharsets.UTF_8), () -> {});
    }

    RestAnswer orElse(Runnable whenLost) {
        return new RestAnswer(status, contentType, body, whenLost);
    }
}
