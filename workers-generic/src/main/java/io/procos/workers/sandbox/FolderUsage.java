package io.procos.workers.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a folder holds while a command writes to it. Links are not followed; what vanishes meanwhile does not count. Not
 * thread-safe.
 */
final class FolderUsage {
    private static final int DEEPEST = 32;

    private final long mostFiles;
    private long bytes;
    private long files;
    private boolean tooDeep;

    private FolderUsage(long mostFiles) {
        this.mostFiles = mostFiles;
    }

    /** Stops counting at {@code mostFiles}. */
    static FolderUsage of(Path folder, long mostFiles) {
        FolderUsage usage = new FolderUsage(mostFiles);
        usage.add(folder, 0);
        return usage;
    }

    long bytes() {
        return bytes;
    }

    /** More files than asked about, or a nesting that cannot be counted. */
    boolean tooMany() {
        return files > mostFiles || tooDeep;
    }

    private void add(Path folder, int depth) {
        if (depth > DEEPEST) {
            tooDeep = true;
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                files++;
                if (tooMany()) {
                    return;
                }
                addEntry(entry, depth);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Removed meanwhile, or closed to the worker: what it holds is found when the next file does not fit.
        }
    }

    private void addEntry(Path entry, int depth) throws IOException {
        var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            add(entry, depth + 1);
        } else {
            bytes += attributes.size();
        }
    }
}
