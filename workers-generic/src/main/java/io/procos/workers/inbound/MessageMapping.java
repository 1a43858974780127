package io.procos.workers.inbound;

import io.procos.tde.feel.FeelExpression;
import io.procos.tde.feel.FeelFailed;
import io.procos.tde.inbound.InboundMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a fact from outside becomes a BPMN message. The expressions are FEEL over the fact. Immutable and thread-safe.
 *
 * @param message the BPMN message's name
 * @param correlationKey gives the key of the waiting instance, text or number; null for a message start event
 * @param id gives what the outside calls this fact; null for the usual id
 * @param variables gives a context, the instance's variables; null for the fact as it is
 * @param timeToLive how long the engine keeps the message for its instance, and recognises a repetition
 */
public record MessageMapping(
        String message,
        @Nullable FeelExpression correlationKey,
        @Nullable FeelExpression id,
        @Nullable FeelExpression variables,
        Duration timeToLive) {

    /**
     * Reads the expressions of a setting.
     *
     * @throws IllegalArgumentException that names the setting whose expression is no FEEL
     */
    public static MessageMapping parse(
            String settings,
            String message,
            @Nullable String correlationKey,
            @Nullable String id,
            @Nullable String variables,
            Duration timeToLive) {
        if (message.isBlank()) {
            throw new IllegalArgumentException(settings + ".message must name a BPMN message");
        }
        if (!timeToLive.isPositive()) {
            throw new IllegalArgumentException(settings + ".time-to-live must be longer than zero, for example 1d");
        }
        return new MessageMapping(
                message,
                parsed(settings + ".correlation-key", correlationKey),
                parsed(settings + ".id", id),
                parsed(settings + ".variables", variables),
                timeToLive);
    }

    /** The message for {@code fact}. */
    public InboundMessage apply(Map<String, ? extends @Nullable Object> fact, String usualId) throws Unmappable {
        return new InboundMessage(
                message,
                correlationKey == null ? "" : text("correlation-key", correlationKey, fact),
                id == null ? usualId : text("id", id, fact),
                timeToLive,
                variables(fact));
    }

    private Map<String, @Nullable Object> variables(Map<String, ? extends @Nullable Object> fact) throws Unmappable {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        if (variables == null) {
            given.putAll(fact);
        } else if (evaluate("variables", variables, fact) instanceof Map<?, ?> context) {
            context.forEach((name, value) -> given.put(String.valueOf(name), value));
        } else {
            throw new Unmappable("variables", variables + " gives no context");
        }
        return given;
    }

    private static String text(String setting, FeelExpression expression, Map<String, ? extends @Nullable Object> fact)
            throws Unmappable {
        Object value = evaluate(setting, expression, fact);
        if (value instanceof Number || (value instanceof String text && !text.isBlank())) {
            return value.toString();
        }
        throw new Unmappable(setting, expression + " gives neither text nor number");
    }

    private static @Nullable Object evaluate(
            String setting, FeelExpression expression, Map<String, ? extends @Nullable Object> fact) throws Unmappable {
        try {
            return expression.evaluate(fact);
        } catch (FeelFailed e) {
            throw new Unmappable(setting, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable FeelExpression parsed(String setting, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : FeelExpression.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " is no FEEL: " + e.getMessage(), e);
        }
    }
}
