package io.procos.tde.feel;

import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** One FEEL expression, parsed once. It sees the variables it is given and nothing else. Immutable and thread-safe. */
public final class FeelExpression {
    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private final ParsedExpression parsed;

    private FeelExpression(ParsedExpression parsed) {
        this.parsed = parsed;
    }

    /**
     * Parses the text; an equals sign in front, as Modeler writes it, may be there.
     *
     * @throws IllegalArgumentException when it is not FEEL, with the place
     */
    public static FeelExpression parse(String text) {
        ParseResult result = ENGINE.parseExpression(text.startsWith("=") ? text.substring(1) : text);
        if (result.isFailure()) {
            throw new IllegalArgumentException(result.failure().message());
        }
        return new FeelExpression(result.parsedExpression());
    }

    /**
     * The value in Java's own types: text, number, boolean, list, map, or null.
     *
     * @throws FeelFailed when it has no value for these variables
     */
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> variables) throws FeelFailed {
        @SuppressWarnings("unchecked")
        EvaluationResult result = ENGINE.evaluate(parsed, (Map<String, Object>) (Map<String, ?>) variables);
        if (result.isFailure()) {
            throw new FeelFailed(result.failure().message());
        }
        return result.result();
    }

    @Override
    public String toString() {
        return parsed.text();
    }
}
