package io.procos.tde.binding;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of one record, compiled once. Immutable and thread-safe. */
public final class RecordSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<Class<?>, RecordSchema> SCHEMAS = new ConcurrentHashMap<>();

    private final ObjectNode json;
    private final Schema compiled;
    private final boolean empty;

    private RecordSchema(Class<? extends Record> record) {
        json = SchemaGeneration.of(record);
        compiled = REGISTRY.getSchema(json);
        empty = record.getRecordComponents().length == 0;
    }

    /** The schema of a record; generated when first asked for, about 10 ms. */
    public static RecordSchema of(Class<? extends Record> record) {
        RecordSchema known = SCHEMAS.get(record);
        return known != null ? known : SCHEMAS.computeIfAbsent(record, type -> new RecordSchema(record));
    }

    /** The schema as JSON; do not change it. */
    public ObjectNode json() {
        return json;
    }

    /** True when a record of this component's kind is refused without it. */
    public static boolean isRequired(RecordComponent component) {
        return has(schemaOf(component).json.path("required"), component.getName());
    }

    /** True when the component is written as text in JSON. */
    public static boolean isText(RecordComponent component) {
        JsonNode type = schemaOf(component).component(component.getName()).path("type");
        return type.isArray() ? has(type, "string") : type.asString("").equals("string");
    }

    private static RecordSchema schemaOf(RecordComponent component) {
        return of(component.getDeclaringRecord().asSubclass(Record.class));
    }

    private static boolean has(JsonNode names, String name) {
        return names.valueStream().anyMatch(one -> one.asString().equals(name));
    }

    /** The schema of one component, or a missing node when the record has none of that name. */
    JsonNode component(String name) {
        return json.path("properties").path(name);
    }

    /** What is wrong with the value, one sentence each; empty when nothing is. */
    List<String> problems(ObjectNode value) {
        if (empty) {
            return List.of();
        }
        return compiled.validate(value).stream()
                .map(error -> Problem.sentence(error, json))
                .distinct()
                .toList();
    }
}
