package io.procos.tde.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeelExpressionTest {

    @Test
    void givesJavaValues() throws FeelFailed {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("order", Map.of("lines", List.of(Map.of("price", 2.5), Map.of("price", 4))));
        variables.put("nothing", null);

        Object value = FeelExpression.parse("={total: sum(order.lines.price), none: nothing, tags: [\"a\", true]}")
                .evaluate(variables);

        assertThat(value).asString().contains("6.5");
        assertThat(value).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) value).get("none")).isNull();
        assertThat(((Map<?, ?>) value).get("tags")).isEqualTo(Arrays.asList("a", true));
    }

    @Test
    void refusesWhatIsNotFeel() {
        assertThatThrownBy(() -> FeelExpression.parse("=1 +")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesNullForAVariableThatIsNotThere() throws FeelFailed {
        assertThat(FeelExpression.parse("missing.field").evaluate(Map.of())).isNull();
    }
}
