package io.procos.tde.feel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** FEEL in a custom header, which the engine hands out as it is written, over the task's input. Thread-safe. */
public final class HeaderExpression {
    /** Headers are part of models, so there are few; parsing one takes longer than evaluating it. */
    private static final Cache<String, FeelExpression> PARSED =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private HeaderExpression() {}

    /**
     * @param feel with an equals sign in front or without
     * @throws IllegalArgumentException when it is not FEEL
     * @throws FeelFailed when it has no value for this input
     */
    public static @Nullable Object evaluate(String feel, ObjectNode input) throws FeelFailed {
        return PARSED.get(feel, FeelExpression::parse).evaluate(JSON.convertValue(input, VALUES));
    }
}
