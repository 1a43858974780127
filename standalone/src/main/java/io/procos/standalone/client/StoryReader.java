package io.procos.standalone.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From the memory's JSON to a {@link Story}. What a newer daemon adds is ignored. */
final class StoryReader {
    private StoryReader() {}

    static Story story(JsonNode document) {
        List<Story.Element> elements = new ArrayList<>();
        flatten(document.path("elements"), elements);
        return new Story(
                instance(document.path("instance")),
                elements,
                list(document.path("runs"), StoryReader::run),
                list(document.path("variables"), StoryReader::variable),
                list(document.path("incidents"), StoryReader::incident),
                list(document.path("called"), StoryReader::story),
                cost(document.path("cost")));
    }

    private static void flatten(JsonNode elements, List<Story.Element> into) {
        for (JsonNode element : elements) {
            into.add(element(element));
            flatten(element.path("children"), into);
        }
    }

    private static Story.Cost cost(JsonNode node) {
        return new Story.Cost(
                number(node, "modelCalls"),
                number(node, "inputTokens") + number(node, "outputTokens"),
                number(node, "microCents"));
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
                joined(": ", node.path("policy"), "verdict", "reason"),
                node.path("effect").path("state").asString(""),
                lower(node, "outcome"),
                node.path("code").asString(""),
                node.path("reason").asString(""),
                noted(node.path("notes")),
                Stream.concat(
                                list(node.path("modelCalls"), StoryReader::modelCall).stream(),
                                list(node.path("toolCalls"), StoryReader::toolCall).stream())
                        .sorted(Comparator.comparing(Story.Call::at))
                        .toList(),
                list(node.path("attachments"), StoryReader::stored),
                time(node, "startedAt", Instant.EPOCH),
                number(node, "durationNanos"));
    }

    private static Story.Call modelCall(JsonNode node) {
        String text = "model %s of %s %s, %d + %d tokens%s"
                .formatted(
                        node.path("model").asString(""),
                        node.path("provider").asString(""),
                        lower(node, "outcome"),
                        number(node, "inputTokens"),
                        number(node, "outputTokens"),
                        number(node, "microCents") == 0 ? "" : ", " + Money.text(number(node, "microCents")));
        return new Story.Call(time(node, "at", Instant.EPOCH), text, number(node, "durationNanos"));
    }

    private static Story.Call toolCall(JsonNode node) {
        String text = "tool " + node.path("tool").asString("") + " " + lower(node, "outcome");
        return new Story.Call(time(node, "at", Instant.EPOCH), text, number(node, "durationNanos"));
    }

    private static String stored(JsonNode node) {
        String name = node.path("name").asString("");
        return (name.isEmpty() ? node.path("object").asString("") : name) + ", "
                + node.path("mediaType").asString("") + ", " + number(node, "bytes") + " bytes";
    }

    private static String joined(String separator, JsonNode node, String... names) {
        return Stream.of(names)
                .map(name -> node.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(separator));
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
