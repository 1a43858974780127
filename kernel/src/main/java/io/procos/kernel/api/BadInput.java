package io.procos.kernel.api;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in plain words why a request could not be read. */
final class BadInput {
    private static final String SEE = "see /v1/openapi for what the request needs";

    private BadInput() {}

    static Problem of(ServerWebInputException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof JacksonException json) {
                return of(json);
            }
        }
        MethodParameter parameter = error.getMethodParameter();
        String field = parameter == null ? "body" : Objects.requireNonNullElse(parameter.getParameterName(), "body");
        return Problem.field(field, Objects.requireNonNullElse(error.getReason(), "the request cannot be read"), SEE);
    }

    private static Problem of(JacksonException error) {
        return switch (error) {
            case UnrecognizedPropertyException unknown ->
                Problem.field(
                        path(unknown),
                        "'" + unknown.getPropertyName() + "' is not known here",
                        "known are " + unknown.getKnownPropertyIds());
            case MismatchedInputException wrong ->
                Problem.field(path(wrong), "'" + path(wrong) + "' must be " + expected(wrong.getTargetType()), SEE);
            default ->
                Problem.field(
                        "body",
                        "the body is not valid JSON: " + error.getOriginalMessage() + position(error),
                        "check quotes, commas and brackets");
        };
    }

    private static String path(JacksonException error) {
        String path = error.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path.replace(".[", "[");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        return switch (type.getSimpleName()) {
            case "Map" -> "a JSON object";
            case "List", "Set" -> "a JSON array";
            case "String" -> "a text";
            case "int", "long", "Integer", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a time in ISO 8601, such as PT10S";
            default -> "a JSON object";
        };
    }

    private static String position(JacksonException error) {
        return error.getLocation() == null
                ? ""
                : " in line " + error.getLocation().getLineNr();
    }
}
