package io.procos.tde.binding;

import com.networknt.schema.Error;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with one field, what was expected, and what to do. Values are never quoted: they may be secret. */
final class Problem {
    private Problem() {}

    static String sentence(Error error, JsonNode schema) {
        String at = error.getInstanceLocation()
                .toString()
                .replaceFirst("^[/$.]+", "")
                .replace('/', '.');
        return switch (error.getKeyword()) {
            case "required" -> missing(join(at, error.getProperty()), schema);
            case "type" ->
                "'" + at + "' is " + kind(error.getInstanceNode()) + ", expected " + expected(error.getSchemaNode());
            case "maxLength" ->
                "'" + at + "' has " + length(error.getInstanceNode()) + " characters, at most "
                        + error.getSchemaNode().asString()
                        + " are allowed; keep long content in a file and pass its path";
            case "enum" -> "'" + at + "' must be one of " + error.getSchemaNode();
            default -> "'" + at + "' " + error.getMessage();
        };
    }

    private static String missing(String field, JsonNode schema) {
        JsonNode property = schema.path("properties").path(field);
        String description = property.path("description").asString("");
        return "'" + field + "' is missing, expected " + expected(property.path("type"))
                + (description.isEmpty() ? "" : " (" + description + ")")
                + "; add an input mapping or a header of that name";
    }

    private static String join(String at, String property) {
        return at.isEmpty() ? property : at + "." + property;
    }

    private static String expected(JsonNode type) {
        if (!type.isArray()) {
            return named(type.asString("a value"));
        }
        return type.valueStream()
                .map(JsonNode::asString)
                .filter(name -> !name.equals("null"))
                .map(Problem::named)
                .reduce((a, b) -> a + " or " + b)
                .orElse("a value");
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NULL, MISSING, BINARY -> "null";
        };
    }

    private static String named(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> type;
        };
    }

    private static int length(JsonNode value) {
        return value.asString().length();
    }
}
