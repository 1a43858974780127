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
            case OBJECT -> fields(value);
            case ARRAY -> items(value);
            case NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> SCALAR;
        };
    }

    private static long fields(JsonNode object) {
        long bytes = 0;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            bytes += field.getKey().length() + 4L + of(field.getValue());
        }
        return bytes;
    }

    private static long items(JsonNode array) {
        long bytes = 0;
        for (JsonNode item : array) {
            bytes += of(item) + 1;
        }
        return bytes;
    }

    static String heaviest(ObjectNode value) {
        return value.propertyStream()
                .max(Comparator.comparingLong(entry -> of(entry.getValue())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
