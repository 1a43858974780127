package io.procos.standalone.adapters;

import io.procos.tde.AdapterType;
import io.procos.tde.Input;
import io.procos.tde.binding.RecordSchema;
import io.procos.tde.run.AdapterDefinition;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One adapter, as its annotations and records declare it.
 *
 * @param effect what running it twice would do: {@code reads}, {@code idempotent with key} or {@code not idempotent}
 * @param policyArgument the input that policy looks at; empty when none
 * @param errors BPMN errors besides the reserved ones, as {@code CODE: meaning}
 * @param example the arguments of {@code procos adapter} that try it
 */
public record CatalogEntry(
        String jobType,
        String name,
        String description,
        String effect,
        String policyArgument,
        List<Field> inputs,
        List<Field> outputs,
        List<String> errors,
        String example) {

    /**
     * One component of a record.
     *
     * @param type in the words of the documentation: text, number, true or false, list, context, any
     */
    public record Field(String name, String type, boolean required, String description, String example) {

        private static Field of(RecordComponent component, JsonNode properties) {
            JsonNode schema = properties.path(component.getName());
            @Nullable Input input = component.getAnnotation(Input.class);
            return new Field(
                    component.getName(),
                    typeOf(schema),
                    RecordSchema.isRequired(component),
                    schema.path("description").asString(""),
                    input == null ? "" : input.example());
        }

        /** What may be null is {@code anyOf} null and the type itself. */
        private static String typeOf(JsonNode schema) {
            if (schema.path("anyOf").isArray()) {
                return typeOf(schema.path("anyOf")
                        .valueStream()
                        .filter(one -> !one.path("type").asString("").equals("null"))
                        .findFirst()
                        .orElse(schema.path("none")));
            }
            JsonNode choices = schema.path("enum");
            if (choices.isArray()) {
                return choices.valueStream()
                        .filter(choice -> !choice.isNull())
                        .map(JsonNode::asString)
                        .collect(Collectors.joining("|"));
            }
            JsonNode type = schema.path("type");
            String json = type.isArray() ? type.path(0).asString("") : type.asString("");
            return switch (json) {
                case "string" -> "text";
                case "integer", "number" -> "number";
                case "boolean" -> "true or false";
                case "array" -> "list";
                case "object" -> "context";
                default -> "any";
            };
        }
    }

    static CatalogEntry of(Class<?> adapter) {
        AdapterType declared = AdapterDefinition.declarationOf(adapter);
        List<Field> inputs = fields(AdapterDefinition.inputOf(adapter));
        return new CatalogEntry(
                declared.value(),
                declared.name(),
                declared.description(),
                effect(declared),
                declared.policyArgument(),
                inputs,
                fields(AdapterDefinition.outputOf(adapter)),
                List.of(declared.errors()),
                example(declared.value(), inputs));
    }

    /** {@code procos.http.request.v1} is also called {@code http.request}. */
    static String shortName(String jobType) {
        return jobType.replaceFirst("^procos\\.", "").replaceFirst("\\.v\\d+$", "");
    }

    private static List<Field> fields(Class<? extends Record> record) {
        JsonNode properties = RecordSchema.of(record).json().path("properties");
        return Arrays.stream(record.getRecordComponents())
                .map(component -> Field.of(component, properties))
                .toList();
    }

    private static String effect(AdapterType declared) {
        String words = declared.effect().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.equals("read") ? "reads" : words;
    }

    private static String example(String jobType, List<Field> inputs) {
        return inputs.stream()
                .filter(field -> field.required() && !field.example().isEmpty())
                .map(field -> quoted(field.name() + "=" + field.example()))
                .collect(Collectors.joining(" ", "procos adapter " + shortName(jobType) + " --try ", ""))
                .strip();
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
