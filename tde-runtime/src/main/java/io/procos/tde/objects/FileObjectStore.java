package io.procos.tde.objects;

import io.procos.api.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Objects as files, {@code ab/cdef…} by their digest, below one folder that several processes may share. Thread-safe. */
public final class FileObjectStore implements ObjectStore {
    private final Path folder;
    private final long largest;

    /**
     * @param folder made when it is not there
     * @param largest the largest object it takes
     */
    public FileObjectStore(Path folder, DataSize largest) {
        this.folder = folder;
        this.largest = largest.toBytes();
    }

    @Override
    public ObjectReference put(InputStream content, String mediaType, @Nullable String name) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Path draft = Files.createTempFile(incoming, "object-", null);
        try {
            MessageDigest digest = Sha256.digest();
            long bytes = copy(content, draft, digest);
            String hex = HexFormat.of().formatHex(digest.digest());
            Path place = place(hex);
            Files.createDirectories(place.getParent());
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new ObjectReference("sha256:" + hex, bytes, mediaType, name);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** On the device when it returns: a reference in the engine must not outlive the object. */
    private long copy(InputStream content, Path draft, MessageDigest digest) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
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
            channel.force(true);
            return bytes;
        }
    }

    @Override
    public InputStream open(ObjectReference reference) throws IOException {
        try {
            return new CheckedContent(Files.newInputStream(place(reference.digest())), reference);
        } catch (NoSuchFileException e) {
            throw new ObjectMissing("object " + reference.object() + " is not in " + folder);
        }
    }

    private Path place(String hex) {
        return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }
}
