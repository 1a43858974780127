package io.procos.workers.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Access tokens by client credentials, asked for once and kept until shortly before they expire. Thread-safe. */
@Component
class AccessTokens {
    /** The BPMN error code of a token that is refused. */
    static final String REFUSED = "HTTP_TOKEN_REFUSED";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_GRANTS = 1_000;
    private static final long MAX_REPLY_BYTES = 64 * 1024;

    /** A token that a call still takes to its server must not expire on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** What a token lives when its server does not say: short, and never wrong for long. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private final GuardedHttp http;
    private final Map<Grant, Slot> slots = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Grant, Slot> eldest) {
            return size() > MOST_GRANTS;
        }
    };
    private final InstantSource clock;

    AccessTokens(GuardedHttp http) {
        this.http = http;
        this.clock = InstantSource.system();
    }

    /** One grant's place, whose lock lets one call ask while others wait for the same answer. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Token token;
    }

    private record Token(String value, Instant until) {}

    /**
     * A token for the grant, from memory if there is one.
     *
     * @throws TaskError.Rejection when the server refuses the client
     */
    String get(Grant grant, Duration timeout) throws TaskError, InterruptedException {
        Slot slot = slot(grant);
        slot.lock.lockInterruptibly();
        try {
            Token token = slot.token;
            if (token == null || !clock.instant().isBefore(token.until())) {
                token = ask(grant, timeout);
                slot.token = token;
            }
            return token.value();
        } finally {
            slot.lock.unlock();
        }
    }

    /** Forgets a token that a server did not take, unless there is a newer one already. */
    void forget(Grant grant, String value) throws InterruptedException {
        Slot slot = slot(grant);
        slot.lock.lockInterruptibly();
        try {
            if (slot.token != null && slot.token.value().equals(value)) {
                slot.token = null;
            }
        } finally {
            slot.lock.unlock();
        }
    }

    private Slot slot(Grant grant) {
        synchronized (slots) {
            return slots.computeIfAbsent(grant, asked -> new Slot());
        }
    }

    private Token ask(Grant grant, Duration timeout) throws TaskError, InterruptedException {
        Instant asked = clock.instant();
        HttpCall call =
                new HttpCall("POST", grant.tokenUrl(), grant.headers(), grant.form(), timeout, 0, MAX_REPLY_BYTES);
        HttpReply reply = http.send(call);
        if (reply.status() >= 400 && reply.status() < 500 && reply.status() != 429) {
            throw refused(call, "answered " + reply.status() + Explanation.of(reply, call.peer()));
        }
        if (reply.status() != 200) {
            throw new TaskError.Transient("tokenUrl: " + call.peer() + " answered " + reply.status(), null);
        }
        return token(read(reply, call), asked, call);
    }

    private static Token token(JsonNode reply, Instant asked, HttpCall call) throws TaskError.Rejection {
        String value = reply.path("access_token").asText("");
        if (value.isEmpty() || !value.matches("[\\x21-\\x7e]{1,8000}")) {
            throw refused(call, "gave no access_token");
        }
        if (!reply.path("token_type").asText("Bearer").equalsIgnoreCase("Bearer")) {
            throw refused(call, "gave a token that is no bearer token");
        }
        JsonNode seconds = reply.path("expires_in");
        Duration life = seconds.isMissingNode() ? UNTOLD : Duration.ofSeconds(seconds.asLong());
        return new Token(value, asked.plus(life).minus(MARGIN));
    }

    private static JsonNode read(HttpReply reply, HttpCall call) throws TaskError.Rejection {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw refused(call, "did not answer with JSON");
        }
    }

    private static TaskError.Rejection refused(HttpCall call, String why) {
        return new TaskError.Rejection(
                REFUSED, "tokenUrl: " + call.peer() + " " + why + "; correct clientId, clientSecret and tokenScope");
    }
}
