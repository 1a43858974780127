package io.procos.tde.objects;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** A value as it lies in the store: a text, or JSON. */
final class StoredValue {
    static final String TEXT = "text/plain;charset=utf-8";
    static final String JSON = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private StoredValue() {}

    /** Content of any other media type is a text as well; an adapter that wants bytes takes the reference. */
    static JsonNode read(byte[] content, String mediaType) {
        return mediaType.equals(JSON)
                ? MAPPER.readTree(content)
                : StringNode.valueOf(new String(content, StandardCharsets.UTF_8));
    }
}
