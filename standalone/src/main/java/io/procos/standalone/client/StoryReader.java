package io.procos.standalone.client;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From the history's JSON to a {@link Story}. What a newer daemon adds is ignored. */
final class StoryReader {
    private StoryReader() {}

    static Story story(JsonNode document, List<Story> called) {
        return new Story(
                instance(document.path("instance")),
                list(document.path("elements"), StoryReader::element),
                list(document.path("runs"), StoryReader::run),
                list(document.path("variables"), StoryReader::variable),
                list(document.path("incidents"), StoryReader::incident),
                called);
    }

    static Story.Instance instance(JsonNode node) {
        return new Story.Instance(
                number(node, "processInstanceKey"),
                node.path("bpmnProcessId").asString(""),
                node.path("version").asInt(0),
                lower(node, "state"),
                time(node, "startedAt", Instant.EPOCH),
                time(node, "endedAt"),
                node.path("openIncidents").asInt(0));
    }

    private static Story.Element element(JsonNode node) {
        return new Story.Element(
                number(node, "elementInstanceKey"),
                number(node, "flowScopeKey"),
                node.path("elementId").asString(""),
                node.path("elementType").asString(""),
                lower(node, "state"),
                time(node, "enteredAt", Instant.EPOCH),
                time(node, "leftAt"));
    }

    private static Story.Run run(JsonNode node) {
        return new Story.Run(
                node.path("runId").asString(""),
                number(node, "elementInstanceKey"),
                node.path("elementId").asString(""),
                node.path("jobType").asString(""),
                node.path("attempt").asInt(1),
                lower(node, "outcome"),
                node.path("code").asString(""),
                node.path("reason").asString(""),
                noted(node.path("notes")),
                time(node, "startedAt", Instant.EPOCH),
                number(node, "durationNanos"));
    }

    private static String noted(JsonNode notes) {
        if (notes.isEmpty()) {
            return "";
        }
        JsonNode last = notes.get(notes.size() - 1);
        String details = last.path("details").properties().stream()
                .map(detail -> detail.getKey() + " "
                        + detail.getValue().asString(detail.getValue().toString()))
                .collect(Collectors.joining(", "));
        return last.path("note").asString("") + (details.isEmpty() ? "" : ": " + details);
    }

    private static Story.Variable variable(JsonNode node) {
        return new Story.Variable(
                number(node, "scopeKey"),
                node.path("name").asString(""),
                node.path("json").asString(""));
    }

    private static Story.Incident incident(JsonNode node) {
        return new Story.Incident(
                number(node, "incidentKey"),
                node.path("elementId").asString(""),
                node.path("errorType").asString(""),
                node.path("message").asString(""),
                time(node, "raisedAt", Instant.EPOCH),
                time(node, "resolvedAt"));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong(0);
    }

    private static String lower(JsonNode node, String name) {
        return node.path(name).asString("").toLowerCase(Locale.ROOT);
    }

    private static Instant time(JsonNode node, String name, Instant otherwise) {
        Instant time = time(node, name);
        return time == null ? otherwise : time;
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
