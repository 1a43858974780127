package io.procos.workers.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What the processes of a run hold: memory, and files that they deleted but keep open, which no folder shows. Not
 * thread-safe.
 */
final class ProcessUsage {
    private long memory;
    private long deletedBytes;

    /** @param launched the process that was started; it is not counted, what descends from it is */
    static ProcessUsage of(Process launched, Path work) {
        ProcessUsage usage = new ProcessUsage();
        launched.descendants().forEach(process -> usage.add(Path.of("/proc", Long.toString(process.pid())), work));
        return usage;
    }

    long memory() {
        return memory;
    }

    long deletedBytes() {
        return deletedBytes;
    }

    private void add(Path process, Path work) {
        try {
            memory += residentBytes(process);
            addDeleted(process.resolve("fd"), work);
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended meanwhile.
        }
    }

    private static long residentBytes(Path process) throws IOException {
        for (String line : Files.readAllLines(process.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    private void addDeleted(Path descriptors, Path work) throws IOException {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith(work.toString()) && target.endsWith(" (deleted)")) {
                    deletedBytes += Files.readAttributes(descriptor, BasicFileAttributes.class)
                            .size();
                }
            }
        }
    }
}
