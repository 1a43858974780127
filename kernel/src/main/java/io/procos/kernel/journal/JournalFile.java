package io.procos.kernel.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a {@link KeyedJournal}: {@code {"key":…,"value":…}}, or without a value when the key was removed. */
record JournalFile<V>(Path path, Class<V> type, JsonMapper json) {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    Map<String, V> read() throws IOException {
        Map<String, V> entries = new LinkedHashMap<>();
        if (Files.exists(path)) {
            long unread = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !apply(line, entries))
                    .count();
            if (unread > 0) {
                LOG.warn("{}: {} damaged lines were skipped; a crash can tear the last one", path, unread);
            }
        }
        return entries;
    }

    private boolean apply(String line, Map<String, V> entries) {
        try {
            JsonNode node = json.readTree(line);
            String key = node.required("key").asString();
            entries.remove(key);
            if (node.has("value")) {
                entries.put(key, json.treeToValue(node.get("value"), type));
            }
            return true;
        } catch (JacksonException | IllegalArgumentException e) {
            return false;
        }
    }

    String line(String key, V value) {
        return json.writeValueAsString(json.createObjectNode().put("key", key).putPOJO("value", value)) + "\n";
    }

    String removal(String key) {
        return json.writeValueAsString(json.createObjectNode().put("key", key)) + "\n";
    }

    /** Writes the entries to a new file that takes the old one's place in one step. */
    void replaceBy(Map<String, V> entries) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) -> text.append(line(key, value)));
        Files.writeString(fresh, text);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
