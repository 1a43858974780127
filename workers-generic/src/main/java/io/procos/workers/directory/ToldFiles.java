package io.procos.workers.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Which files a watch has told, over restarts: a file with one id a line, appended and forced to the disk. A line torn by
 * a crash is an id that no file has. One thread at a time; to be closed.
 */
final class ToldFiles implements AutoCloseable {
    private static final int FORGET_FROM = 1_000;

    private final Path journal;
    private final Set<String> ids = new HashSet<>();
    private FileChannel file;

    /** @param journal made when it is not there */
    ToldFiles(Path journal) throws IOException {
        this.journal = journal;
        Files.createDirectories(journal.toAbsolutePath().getParent());
        if (Files.exists(journal)) {
            ids.addAll(Files.readAllLines(journal, UTF_8));
        }
        file = open(journal);
        write(file, "\n");
    }

    private static FileChannel open(Path journal) throws IOException {
        return FileChannel.open(journal, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    /** On the disk when it returns. */
    void add(String id) throws IOException {
        write(file, id + "\n");
        file.force(false);
        ids.add(id);
    }

    /** Forgets files that are gone, once they are the most of what is remembered. */
    void keepOnly(Set<String> present) throws IOException {
        if (ids.size() < FORGET_FROM || present.size() * 2 > ids.size()) {
            return;
        }
        ids.retainAll(present);
        Path fresh = journal.resolveSibling(journal.getFileName() + ".new");
        try (FileChannel next = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(next, String.join("\n", ids) + "\n");
            next.force(true);
        }
        Files.move(fresh, journal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        file.close();
        file = open(journal);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
