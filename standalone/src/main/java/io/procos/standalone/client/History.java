package io.procos.standalone.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what has happened: the projection of the engine's and the workers' events. */
public record History(ControlApi api) {

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

    public Story story(long key) {
        return read(document(key));
    }

    public static Story read(JsonNode document) {
        return StoryReader.story(document);
    }

    public static List<Story.Instance> listed(JsonNode answer) {
        JsonNode rows = answer.isArray() ? answer : answer.path("instances");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StoryReader::instance)
                .toList();
    }
}
