package io.procos.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The list of a snapshot's files, in a text file beside them: first line the positions, then one line a file (CRC32C,
 * length, name), last line the CRC32C of all lines before it.
 */
final class Checksums {
    static final String FILE = "CHECKSUMS";

    private Checksums() {}

    /** Forces every file to the device and writes the list, last of all. */
    static void seal(Path folder, long position, long written) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("position %d written %d".formatted(position, written));
        for (Path file : files(folder)) {
            lines.add(line(file));
            force(file);
        }
        lines.add("%08x".formatted(crc(lines)));
        Path list = folder.resolve(FILE);
        Files.write(list, lines);
        force(list);
        force(folder);
    }

    /** The snapshot in {@code folder}, if every byte of it is as it was written. */
    static Snapshot verify(Path folder) throws IOException {
        Path list = folder.resolve(FILE);
        if (!Files.exists(list)) {
            throw new SnapshotUnusable("%s is missing".formatted(list));
        }
        List<String> lines = Files.readAllLines(list);
        List<String> body = lines.subList(0, Math.max(0, lines.size() - 1));
        if (body.isEmpty() || !"%08x".formatted(crc(body)).equals(lines.getLast())) {
            throw new SnapshotUnusable("%s does not match its own checksum".formatted(list));
        }
        compare(folder, body.subList(1, body.size()));
        String[] words = body.getFirst().split(" ", -1);
        return new Snapshot(Long.parseLong(words[1]), Long.parseLong(words[3]), folder);
    }

    private static void compare(Path folder, List<String> expected) throws IOException {
        for (String line : expected) {
            Path file = folder.resolve(line.split(" ", 3)[2]);
            if (!Files.exists(file)) {
                throw new SnapshotUnusable("%s is missing".formatted(file));
            }
            if (!line(file).equals(line)) {
                throw new SnapshotUnusable("%s does not match its checksum".formatted(file));
            }
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(f -> !f.endsWith(FILE)).sorted().toList();
        }
    }

    private static String line(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
        long length = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                length += buffer.flip().remaining();
                crc.update(buffer);
                buffer.clear();
            }
        }
        return "%08x %d %s"
                .formatted(
                        crc.getValue(), length, Optional.of(file.getFileName()).get());
    }

    private static long crc(List<String> lines) {
        CRC32C crc = new CRC32C();
        lines.forEach(line -> crc.update((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return crc.getValue();
    }

    static void force(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
