package io.procos.standalone.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what has happened: the projection of the engine's and the workers' events. */
public record History(ControlApi api) {
    /** A call chain longer than this is told up to here. */
    private static final int DEEPEST = 5;

    public JsonNode instances(@Nullable String state, @Nullable String process, int limit) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        if (state != null) {
            query.put("state", state);
        }
        if (process != null) {
            query.put("process", process);
        }
        return api.get("/v1/history/instances", query);
    }

    public JsonNode document(long key) {
        return api.get("/v1/history/instances/" + key);
    }

    /** The instance with those that it called. */
    public Story story(long key) {
        return read(document(key), DEEPEST);
    }

    /** As {@link #story}, of a document that is here already. */
    public Story read(JsonNode document) {
        return read(document, DEEPEST);
    }

    private Story read(JsonNode document, int depth) {
        List<Story> called = depth == 0
                ? List.of()
                : listed(document.path("children")).stream()
                        .map(child -> read(document(child.key()), depth - 1))
                        .toList();
        return StoryReader.story(document, called);
    }

    public static List<Story.Instance> listed(JsonNode answer) {
        JsonNode rows = answer.isArray() ? answer : answer.path("instances");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StoryReader::instance)
                .toList();
    }
}
