package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.procos.engine.gateway.command.GatewayError;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The fields of a JSON object. What is absent or null reads as empty; what has the wrong kind is refused by name. */
final class Fields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode node;
    private final String place;

    private Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** An empty body is an empty object. */
    static Fields parse(byte[] body) {
        if (body.length == 0) {
            return new Fields(newObject(), "");
        }
        try {
            return checked(JSON.readTree(body), "");
        } catch (IOException e) {
            throw new GatewayError(
                    GatewayError.Kind.INVALID_ARGUMENT,
                    "The body is no JSON: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] write(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be written as JSON", e);
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        return textOr(name, "");
    }

    String textOr(String name, String absent) {
        return has(name) ? as(name, "a text", JsonNode::isTextual, JsonNode::textValue) : absent;
    }

    String required(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw GatewayError.invalid("No " + place + name + " provided.");
        }
        return text;
    }

    /** Keys travel as text; a number is taken too. 0 when absent. */
    long key(String name) {
        return number(name, 0);
    }

    long number(String name, long absent) {
        return has(name) ? as(name, "a whole number", Fields::isWhole, JsonNode::asLong) : absent;
    }

    /** The caller's own number for this request, which its records carry; 0 when absent. */
    long operationReference() {
        long reference = number("operationReference", 0);
        if (reference < 1 && has("operationReference")) {
            throw GatewayError.invalid("operationReference: expected a whole number above 0, but got " + reference);
        }
        return reference;
    }

    int small(String name, int absent) {
        return Math.clamp(number(name, absent), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    boolean flag(String name, boolean absent) {
        return has(name) ? as(name, "true or false", JsonNode::isBoolean, JsonNode::booleanValue) : absent;
    }

    /** A JSON object as text, empty when absent. */
    String document(String name) {
        return has(name) ? as(name, "an object", JsonNode::isObject, JsonNode::toString) : "";
    }

    Fields object(String name) {
        return has(name) ? checked(node.get(name), place + name) : new Fields(newObject(), place + name + ".");
    }

    List<String> texts(String name) {
        return elements(name)
                .map(element -> element.isTextual() ? element.textValue() : element.toString())
                .toList();
    }

    List<Fields> objects(String name) {
        return elements(name).map(element -> checked(element, place + name)).toList();
    }

    private java.util.stream.Stream<JsonNode> elements(String name) {
        if (!has(name)) {
            return java.util.stream.Stream.empty();
        }
        JsonNode array = as(name, "a list", JsonNode::isArray, Function.identity());
        return StreamSupport.stream(array.spliterator(), false);
    }

    private <T> T as(
            String name, String kind, java.util.function.Predicate<JsonNode> fits, Function<JsonNode, T> read) {
        JsonNode value = node.get(name);
        if (!fits.test(value)) {
            throw GatewayError.invalid(place + name + ": expected " + kind + ", but got " + value);
        }
        return read.apply(value);
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber()
                || value.isTextual() && value.textValue().matches("-?\\d{1,19}");
    }

    private static Fields checked(JsonNode node, String place) {
        if (!node.isObject()) {
            throw GatewayError.invalid((place.isEmpty() ? "The body" : place) + ": expected a JSON object");
        }
        return new Fields(node, place.isEmpty() ? "" : place + ".");
    }
}
