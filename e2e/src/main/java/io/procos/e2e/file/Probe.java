package io.procos.e2e.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to use an adapter against a path.
 *
 * @param name for the table
 * @param jobType whose adapter is used
 * @param pathField the input that gets the attacked path
 * @param others the other inputs
 */
public record Probe(String name, String jobType, String pathField, Map<String, Object> others) {
    private static final String CONTENT = "overwritten by an attack";

    /** Every adapter of both families, those with two paths once for each. */
    static List<Probe> all(Map<String, Object> object) {
        return List.of(
                of("file.read", Map.of()),
                of("file.parse", Map.of("format", "base64")),
                of("file.stat", Map.of()),
                of("file.hash", Map.of()),
                of("file.store", Map.of()),
                of("file.write", Map.of("content", CONTENT, "mode", "overwrite")),
                of("file.append", Map.of("content", CONTENT)),
                of("file.update", Map.of("content", CONTENT, "backup", ".bak")),
                of("file.fetch", Map.of("object", object, "mode", "overwrite")),
                of("file.copy", Map.of("target", "inbox:copied", "mode", "overwrite")),
                to("file.copy", Map.of("path", "inbox:harmless", "mode", "overwrite")),
                of("file.move", Map.of("target", "inbox:moved", "overwrite", true)),
                to("file.move", Map.of("path", "inbox:harmless", "overwrite", true)),
                of("file.delete", Map.of()),
                of("directory.create", Map.of()),
                of("directory.list", Map.of("kind", "all", "recursive", true)),
                of("directory.delete", Map.of("recursive", true)));
    }

    private static Probe of(String action, Map<String, Object> others) {
        return new Probe(action, "procos." + action + ".v1", "path", others);
    }

    private static Probe to(String action, Map<String, Object> others) {
        return new Probe(action + " to", "procos." + action + ".v1", "target", others);
    }

    Map<String, Object> input(String path) {
        Map<String, Object> input = new HashMap<>(others);
        input.put(pathField, path);
        return input;
    }
}
