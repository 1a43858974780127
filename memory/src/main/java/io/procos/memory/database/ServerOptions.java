package io.procos.memory.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How our own Postgres is set: small, on loopback, and nothing is lost when the machine loses power. */
record ServerOptions(Map<String, String> settings) {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "64"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            // Parallel plans need shared memory that containers are short of, and the cores belong to the engine.
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"));

    /** The usual ones, of which some are other. */
    static ServerOptions with(Map<String, String> others) {
        Map<String, String> settings = new TreeMap<>(USUAL);
        settings.putAll(others);
        return new ServerOptions(settings);
    }

    /** For the command line of {@code postgres}. */
    String at(int port) {
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }
}
