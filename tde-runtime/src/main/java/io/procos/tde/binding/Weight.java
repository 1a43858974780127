package io.procos.tde.binding;

import java.util.Comparator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** About how many bytes a JSON value takes, without writing it. */
final class Weight {
    private static final int SCALAR = 8;

    private Weight() {}

    static long of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue().length() + 2L;
            case OBJECT ->
                value.propertyStream()
                        .mapToLong(entry -> entry.getKey().length() + 4L + of(entry.getValue()))
                        .sum();
            case ARRAY -> value.valueStream().mapToLong(item -> of(item) + 1).sum();
            case NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> SCALAR;
        };
    }

    static String heaviest(ObjectNode value) {
        return value.propertyStream()
                .max(Comparator.comparingLong(entry -> of(entry.getValue())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
