package io.procos.standalone.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks what is remembered of what happened. */
public record Memory(ControlApi api) {

    public JsonNode instances(@Nullable String state, @Nullable String process, int limit) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        if (state != null) {
            query.put("state", state);
        }
        if (process != null) {
            query.put("process", process);
        }
        return api.get("/v1/memory/instances", query);
    }

    /** The whole story as it came. */
    public JsonNode document(long key) {
        return api.get("/v1/memory/instances/" + key + "/story");
    }

    /** The instance with those that it called. */
    public Story story(long key) {
        return StoryReader.story(document(key));
    }

    /** As {@link #story}, of a document that is here already. */
    public Story read(JsonNode document) {
        return StoryReader.story(document);
    }

    /** The user tasks that wait, oldest first. */
    public JsonNode openTasks() {
        return api.get("/v1/memory/user-tasks", Map.of("state", "open", "limit", 1000));
    }

    public static List<Story.Instance> listed(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(StoryReader::instance)
                .toList();
    }
}
