package io.procos.workers.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.Sha256;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.inbound.MessageMapping;
import io.procos.workers.inbound.Unmappable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One endpoint: believes a call only by its signature, and turns it into a message. Thread-safe. */
final class Hook {
    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_TEXT = 256;
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");

    private final String name;
    private final HookSettings settings;
    private final Signature signature;
    private final KnownCalls known;
    private final Inbound inbound;
    private final MessageMapping mapping;

    /** @throws IllegalArgumentException when an expression is no FEEL */
    Hook(String name, HookSettings settings, Inbound inbound) {
        this.name = name;
        this.settings = settings;
        this.signature = new Signature(settings);
        this.known = new KnownCalls(settings.timeToLive());
        this.inbound = inbound;
        this.mapping = MessageMapping.parse(
                "procos.workers.webhook.hooks." + name,
                settings.message(),
                settings.correlationKey(),
                settings.id(),
                settings.variables(),
                settings.timeToLive());
    }

    /** Blocks until the engine has the message. */
    Receipt receive(WebCall call, Instant now) throws InterruptedException {
        if (!signature.covers(call, now)) {
            return new Receipt.Unsigned();
        }
        try {
            InboundMessage message = message(call, scope(call));
            if (!known.agree(message.id(), Sha256.hex(call.body()), now)) {
                return new Receipt.Contradiction();
            }
            inbound.publish(message);
            return new Receipt.Accepted();
        } catch (Unusable e) {
            return new Receipt.Unusable(String.valueOf(e.getMessage()));
        } catch (InboundRefused e) {
            LOG.warn("webhook {}: {}", name, e.getMessage());
            return new Receipt.Unusable("the engine does not take this message");
        } catch (InboundUnavailable e) {
            LOG.info("webhook {}: {}", name, e.getMessage());
            return new Receipt.Later();
        }
    }

    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    /** What the expressions make of the call; the caller learns which one failed, and nothing of how. */
    private InboundMessage message(WebCall call, Map<String, @Nullable Object> scope) throws Unusable {
        try {
            InboundMessage message = mapping.apply(scope, id(call));
            return new InboundMessage(
                    message.name(),
                    limited("correlation-key", message.correlationKey()),
                    name + ":" + limited("id", message.id()),
                    message.timeToLive(),
                    settings.variables() == null ? bodyAlone(scope) : message.variables());
        } catch (Unmappable e) {
            throw new Unusable(e.setting() + ": the call does not give what the expression needs");
        }
    }

    /** Not by way of FEEL, which would write numbers its own way. */
    private static Map<String, @Nullable Object> bodyAlone(Map<String, @Nullable Object> scope) {
        return Collections.singletonMap("body", scope.get("body"));
    }

    private static String limited(String setting, String text) throws Unusable {
        if (text.length() > LONGEST_TEXT) {
            throw new Unusable(setting + ": the call gives more than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private String id(WebCall call) {
        String told = call.header(settings.idHeader());
        if (settings.idHeader() != null && settings.signed().contains("{id}") && told != null) {
            return told;
        }
        // The signed time tells two equal calls from one call that comes twice.
        byte[] time = (call.header(settings.timestampHeader()) + ".").getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(time, call.body());
    }

    private Map<String, @Nullable Object> scope(WebCall call) throws Unusable {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.keySet().removeAll(CREDENTIALS);
        headers.remove(settings.signatureHeader().toLowerCase(Locale.ROOT));
        Map<String, @Nullable Object> scope = new HashMap<>();
        scope.put("headers", headers);
        scope.put("query", call.query());
        scope.put("body", body(call));
        return scope;
    }

    private static @Nullable Object body(WebCall call) throws Unusable {
        String type = String.valueOf(call.header("content-type")).toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            return new String(call.body(), StandardCharsets.UTF_8);
        }
        try {
            return JSON.readValue(call.body(), Object.class);
        } catch (IOException e) {
            throw new Unusable("body: is not the JSON that its content type says");
        }
    }
}
