package io.procos.memory.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Where the index of one model lies; a folder holds one model's index only. */
record IndexFolder(Path parent, String model, int dimension) {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    Path prepare() {
        Path own = parent.resolve(model.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + dimension);
        try {
            Files.createDirectories(parent);
            for (Path other : others(own)) {
                LOG.info("The vectors of {} go: the model is now {}", other.getFileName(), model);
                FileSystemUtils.deleteRecursively(other);
            }
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the folder " + parent + ": " + e.getMessage(), e);
        }
    }

    private List<Path> others(Path own) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(own))
                    .toList();
        }
    }

    /** Vectors can be made again, so a damaged index is no reason not to start. */
    static void discard(Path folder, IOException damage) throws IOException {
        LOG.warn("The vector index {} is damaged and begins anew: {}", folder, damage.getMessage());
        FileSystemUtils.deleteRecursively(folder);
    }
}
