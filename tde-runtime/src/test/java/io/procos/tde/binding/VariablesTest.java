package io.procos.tde.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VariablesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    record Line(String text, int count) {}

    record Everything(
            @Nullable String nothing,
            boolean flag,
            int small,
            long large,
            BigInteger huge,
            double measured,
            BigDecimal money,
            List<Line> lines,
            Map<String, Object> free,
            byte[] bytes) {}

    @Test
    void givesWhatTheMapperWouldConvert() {
        ObjectNode tree = JSON.valueToTree(new Everything(
                null,
                true,
                7,
                1L << 40,
                BigInteger.TWO.pow(80),
                0.5,
                new BigDecimal("12.30"),
                List.of(new Line("größe", 2)),
                Map.of("a", List.of(1, "b", Map.of())),
                new byte[] {1, 2}));

        Map<String, @Nullable Object> variables = Variables.of(tree);

        Map<String, @Nullable Object> converted = JSON.convertValue(tree, new TypeReference<>() {});
        assertThat(variables).usingRecursiveComparison().isEqualTo(converted);
        assertThat(variables.keySet()).containsExactlyElementsOf(converted.keySet());
    }
}
