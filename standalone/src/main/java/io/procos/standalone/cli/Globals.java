package io.procos.standalone.cli;

import io.procos.standalone.home.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class Globals {
    @Option(names = "--json", description = "Write one JSON document to stdout.")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder (default: .procos beside the procos script, or $PROCOS_DATA).")
    @Nullable Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    DataFolder dataFolder() {
        return data == null ? DataFolder.usual() : DataFolder.of(data);
    }
}
