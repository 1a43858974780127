package io.procos.bpmn;

import java.util.List;
import java.util.Map;

class LibSystemTest extends LibraryProcessTest {
    private static final Map<String, ?> HEAP = Map.of("most", 2, "used", 1);

    LibSystemTest() {
        super(
                LibraryCase.of("lib-system-resources", Map.of(), Map.of("roles", "all"))
                        .acts("procos.system.resources.v1", resources(8))
                        .unlike(resources(0)),
                LibraryCase.of("lib-system-disk", Map.of("leastFree", 100), Map.of("leastFree", -1))
                        .acts("procos.system.disk.v1", disks(200, 300))
                        .unlike(disks(200, 99)),
                LibraryCase.of("lib-system-processes", Map.of("name", "java"), Map.of("limit", 0))
                        .acts("procos.system.processes.v1", processes(1))
                        .unlike(processes(0)));
    }

    private static Map<String, ?> resources(int processors) {
        return Map.of(
                "processors",
                processors,
                "load",
                0.5,
                "memory",
                Map.of("total", 4, "available", 3),
                "heap",
                HEAP,
                "uptime",
                "PT1M");
    }

    private static Map<String, ?> disks(long one, long other) {
        return Map.of(
                "disks",
                List.of(
                        Map.of("name", "one", "total", 1000, "free", one),
                        Map.of("name", "other", "total", 1000, "free", other)));
    }

    private static Map<String, ?> processes(int count) {
        return Map.of("processes", List.of(Map.of("pid", 7, "name", "java")), "count", count);
    }
}
