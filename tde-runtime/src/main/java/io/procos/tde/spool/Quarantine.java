package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * What cannot be shipped and must not be lost: each event in a file of its own beside the spool, until somebody looks. The
 * rest goes on. Thread-safe.
 */
public final class Quarantine {

    private static final int LONGEST_NAME = 120;
    private static final String REASON = ".reason";

    private final Path folder;

    Quarantine(Path folder) {
        this.folder = folder;
    }

    /** Where the files are; the folder is made when it is needed. */
    public Path folder() {
        return folder;
    }

    /** How many lie there. */
    public long size() {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(REASON)).count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /**
     * Keeps the event as JSON, and the reason in a file beside it. The same event twice is one file.
     *
     * @throws IOException if it could not be kept; it must then be offered again
     */
    public Path keep(CloudEvent event, String reason) throws IOException {
        String name = event.source() + "/" + event.id();
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String cut = safe.substring(Math.max(0, safe.length() - LONGEST_NAME));
        Path file = keep("%s-%08x.json".formatted(cut, name.hashCode()), EventBytes.of(event));
        keep(file.getFileName() + REASON, (reason + "\n").getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /** Keeps bytes that nobody can read for somebody who can; returns where. */
    Path keep(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder.getParent(), "quarantine", ".new");
        try {
            Files.write(draft, bytes);
            return Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
