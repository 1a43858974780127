package io.procos.tde.objects;

import io.procos.api.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way into a store, whole and in a file: only its end tells the name under which it is kept. Gone when
 * closed.
 *
 * @param digest of the content, in lower-case hex
 */
record Draft(Path file, String digest, long bytes) implements Closeable {

    /**
     * Reads the content to its end.
     *
     * @param folder made when it is not there
     * @throws ObjectTooLarge when there are more bytes than {@code largest}
     */
    static Draft of(InputStream content, Path folder, long largest) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "object-", null);
        try {
            MessageDigest digest = Sha256.digest();
            long bytes = copy(content, file, digest, largest);
            return new Draft(file, HexFormat.of().formatHex(digest.digest()), bytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(InputStream content, Path file, MessageDigest digest, long largest) throws IOException {
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > largest) {
                    throw new ObjectTooLarge("the content is larger than " + largest + " bytes, the most that"
                            + " procos.objects.largest allows");
                }
                out.write(buffer, 0, read);
            }
            return bytes;
        }
    }

    /** On the device when it returns. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    ObjectReference reference(String mediaType, @Nullable String name) {
        return new ObjectReference("sha256:" + digest, bytes, mediaType, name);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
