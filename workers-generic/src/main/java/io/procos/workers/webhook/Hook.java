package io.procos.workers.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.tde.feel.FeelExpression;
import io.procos.tde.feel.FeelFailed;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");

    private final String name;
    private final HookSettings settings;
    private final Signature signature;
    private final KnownCalls known;
    private final Inbound inbound;
    private final @Nullable FeelExpression correlationKey;
    private final @Nullable FeelExpression id;
    private final @Nullable FeelExpression variables;

    /** @throws IllegalArgumentException when an expression is no FEEL */
    Hook(String name, HookSettings settings, Inbound inbound) {
        this.name = name;
        this.settings = settings;
        this.signature = new Signature(settings);
        this.known = new KnownCalls(settings.timeToLive());
        this.inbound = inbound;
        this.correlationKey = expression("correlation-key", settings.correlationKey());
        this.id = expression("id", settings.id());
        this.variables = expression("variables", settings.variables());
    }

    private @Nullable FeelExpression expression(String key, @Nullable String text) {
        try {
            return text == null ? null : FeelExpression.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "procos.workers.webhook.hooks." + name + "." + key + " is no FEEL: " + e.getMessage(), e);
        }
    }

    /** Blocks until the engine has the message. */
    Receipt receive(WebCall call, Instant now) throws InterruptedException {
        if (!signature.covers(call, now)) {
            return new Receipt.Unsigned();
        }
        try {
            InboundMessage message = message(call, scope(call));
            if (!known.agree(message.id(), sha256(call.body()), now)) {
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

    private InboundMessage message(WebCall call, Map<String, @Nullable Object> scope) throws Unusable {
        String key = correlationKey == null ? "" : text("correlation-key", correlationKey, scope);
        return new InboundMessage(
                settings.message(), key, name + ":" + id(call, scope), settings.timeToLive(), variables(scope));
    }

    private String id(WebCall call, Map<String, @Nullable Object> scope) throws Unusable {
        if (id != null) {
            return text("id", id, scope);
        }
        String told = call.header(settings.idHeader());
        if (settings.idHeader() != null && settings.signed().contains("{id}") && told != null) {
            return told;
        }
        // The signed time tells two equal calls from one call that comes twice.
        return sha256((call.header(settings.timestampHeader()) + ".").getBytes(StandardCharsets.UTF_8), call.body());
    }

    private Map<String, @Nullable Object> variables(Map<String, @Nullable Object> scope) throws Unusable {
        if (variables == null) {
            Map<String, @Nullable Object> body = new HashMap<>();
            body.put("body", scope.get("body"));
            return body;
        }
        if (!(value("variables", variables, scope) instanceof Map<?, ?> context)) {
            throw new Unusable("variables: the call does not give what the expression needs");
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        context.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private static String text(String key, FeelExpression expression, Map<String, @Nullable Object> scope)
            throws Unusable {
        Object value = value(key, expression, scope);
        if (value instanceof String || value instanceof Number) {
            String text = value.toString();
            if (!text.isBlank() && text.length() <= 256) {
                return text;
            }
        }
        throw new Unusable(key + ": the call does not give a text or number of 1 to 256 characters");
    }

    private static @Nullable Object value(String key, FeelExpression expression, Map<String, @Nullable Object> scope)
            throws Unusable {
        try {
            return expression.evaluate(scope);
        } catch (FeelFailed e) {
            throw new Unusable(key + ": the call does not give what the expression needs");
        }
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

    private static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
