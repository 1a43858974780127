package io.procos.engine.exporting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an exporter stands, in a small file: CRC32C, position, then the exporter's own metadata. Replaced as a whole. */
record PositionFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(PositionFile.class);
    private static final int HEADER = 12;

    /** @param metadata what the exporter wants to find again; may be empty */
    record Entry(long position, byte[] metadata) {}

    /** Empty when there is no file, or a damaged one; then the exporter starts at the log's beginning. */
    Optional<Entry> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        if (bytes.capacity() < HEADER || bytes.getInt(0) != crc(bytes)) {
            LOG.error(
                    "{} is damaged: the exporter starts again where the log begins. Records may come twice, none is skipped",
                    path);
            return Optional.empty();
        }
        byte[] metadata = new byte[bytes.capacity() - HEADER];
        bytes.get(HEADER, metadata);
        return Optional.of(new Entry(bytes.getLong(4), metadata));
    }

    void write(Entry entry) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + entry.metadata().length);
        bytes.putLong(4, entry.position()).put(HEADER, entry.metadata());
        bytes.putInt(0, crc(bytes));
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            file.write(bytes);
            file.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 4, bytes.capacity() - 4);
        return (int) crc.getValue();
    }
}
