package io.procos.workers.directory;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of tasks on folders, and the folders that are watched. Which folders there are is said by {@code
 * procos.workers.file.roots}.
 *
 * @param maxEntries most files and folders that one task looks at; a larger tree is refused
 * @param maxDepth most levels of folders that one task goes down
 * @param maxPage most entries that one list task gives; the rest comes page by page
 * @param data where watches remember which files they told; it must outlive the worker
 * @param watch folders whose files start or wake a process, each under a name
 */
@ConfigurationProperties("procos.workers.directory")
record DirectorySettings(
        @DefaultValue("100000") int maxEntries,
        @DefaultValue("32") int maxDepth,
        @DefaultValue("1000") int maxPage,
        @DefaultValue(".procos/watch") Path data,
        @DefaultValue Map<String, WatchSettings> watch) {

    /** What a watch may be called: it is the name of its file, too. */
    private static final String NAME = "[a-z0-9][a-z0-9._-]*";

    DirectorySettings {
        watch = Map.copyOf(watch);
        require(maxEntries > 0, "max-entries must be more than zero");
        require(maxDepth > 0 && maxDepth <= 256, "max-depth must be between 1 and 256");
        require(maxPage > 0, "max-page must be more than zero");
        for (var entry : watch.entrySet()) {
            String name = "watch." + entry.getKey();
            require(entry.getKey().matches(NAME), name + ": use lower-case letters, digits, . _ and - for the name");
            String wrong = entry.getValue().problem();
            require(wrong.isEmpty(), name + "." + wrong);
            entry.getValue().mapping(entry.getKey());
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.directory." + why);
        }
    }
}
