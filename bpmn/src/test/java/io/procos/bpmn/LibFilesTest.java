package io.procos.bpmn;

import java.util.Map;

class LibFilesTest extends LibraryProcessTest {
    private static final String STAT = "procos.file.stat.v1";
    private static final String HASH = "procos.file.hash.v1";
    private static final String DELETE = "procos.file.delete.v1";
    private static final Map<String, ?> AWAY = Map.of("exists", false);
    private static final Map<String, ?> FILE =
            Map.of("path", "files:a.txt", "size", 5, "sha256", "185f8db3", "content", "Hello");
    private static final Map<String, ?> HASHED = Map.of("path", "files:a.txt", "hash", "185f8db3");
    private static final Map<String, ?> PLACED = Map.of("path", "files:b.txt", "from", "files:a.txt", "size", 5);
    private static final Map<String, ?> ONE_PATH = Map.of("path", "a.txt");
    private static final Map<String, ?> TWO_PATHS = Map.of("path", "a.txt", "target", "b.txt");
    private static final Map<String, ?> CONTENT = Map.of("path", "a.txt", "content", "Hello");
    private static final Map<String, ?> ASTRAY = Map.of("path", "../a.txt", "content", "Hello");

    LibFilesTest() {
        super(
                LibraryCase.of("lib-file-create", CONTENT, ONE_PATH)
                        .denied(ASTRAY)
                        .looks(STAT, AWAY)
                        .acts("procos.file.write.v1", FILE)
                        .verifies(HASH, HASHED)
                        .undoneBy(DELETE),
                LibraryCase.of("lib-file-read", ONE_PATH, Map.of("path", " "))
                        .denied(ASTRAY)
                        .acts("procos.file.read.v1", FILE)
                        .verifies(HASH, HASHED),
                LibraryCase.of("lib-file-update", CONTENT, Map.of("content", "Hello"))
                        .denied(ASTRAY)
                        .acts(
                                "procos.file.update.v1",
                                Map.of(
                                        "path",
                                        "files:a.txt",
                                        "size",
                                        5,
                                        "sha256",
                                        "185f8db3",
                                        "previousSha256",
                                        "aa",
                                        "backup",
                                        "files:a.txt.bak"))
                        .verifies(HASH, HASHED)
                        .undoneBy("procos.file.copy.v1"),
                LibraryCase.of("lib-file-delete", ONE_PATH, Map.of("path", 7))
                        .denied(ASTRAY)
                        .acts(DELETE, Map.of("path", "files:a.txt", "deleted", true))
                        .verifies(STAT, AWAY)
                        .unlike(Map.of("exists", true)),
                LibraryCase.of("lib-file-move", TWO_PATHS, ONE_PATH)
                        .denied(Map.of("path", "a.txt", "target", "../b.txt"))
                        .acts("procos.file.move.v1", PLACED)
                        .verifies(STAT, Map.of("exists", true, "size", 5))
                        .unlike(Map.of("exists", true, "size", 4))
                        .undoneBy("procos.file.move.v1"),
                LibraryCase.of("lib-file-copy", TWO_PATHS, ONE_PATH)
                        .denied(Map.of("path", "a.txt", "target", "../b.txt"))
                        .looks(STAT, AWAY)
                        .acts("procos.file.copy.v1", FILE)
                        .verifies(HASH, HASHED)
                        .undoneBy(DELETE));
    }
}
