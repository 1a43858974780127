package io.procos.bpmn;

import java.util.List;
import java.util.Map;

class LibDirectoriesTest extends LibraryProcessTest {
    private static final String STAT = "procos.file.stat.v1";
    private static final String DELETE = "procos.directory.delete.v1";
    private static final Map<String, ?> ASKED = Map.of("path", "2026");
    private static final Map<String, ?> ASTRAY = Map.of("path", "../2026");

    LibDirectoriesTest() {
        super(
                LibraryCase.of("lib-directory-create", ASKED, Map.of())
                        .denied(ASTRAY)
                        .looks(STAT, Map.of("exists", false))
                        .acts("procos.directory.create.v1", Map.of("path", "files:2026"))
                        .verifies(STAT, Map.of("exists", true, "kind", "folder"))
                        .unlike(Map.of("exists", true, "kind", "file"))
                        .undoneBy(DELETE),
                LibraryCase.of("lib-directory-list", ASKED, Map.of("path", List.of()))
                        .denied(ASTRAY)
                        .acts(
                                "procos.directory.list.v1",
                                Map.of("path", "files:2026", "entries", List.of(Map.of("path", "a")), "count", 1))
                        .unlike(Map.of("path", "files:2026", "entries", List.of(), "count", 1)),
                LibraryCase.of("lib-directory-delete", ASKED, Map.of("path", ""))
                        .denied(ASTRAY)
                        .acts(DELETE, Map.of("path", "files:2026", "deleted", true, "files", 0, "folders", 0))
                        .verifies(STAT, Map.of("exists", false))
                        .unlike(Map.of("exists", true)));
    }
}
