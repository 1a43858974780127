package io.procos.tde.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** On the device when it returns: a reference in the engine must not outlive the object. */
    @Override
    public ObjectReference put(InputStream content, String mediaType, @Nullable String name) throws IOException {
        try (Draft draft = Draft.of(content, folder.resolve("incoming"), largest)) {
            draft.force();
            Path place = place(draft.digest());
            Files.createDirectories(place.getParent());
            Files.move(draft.file(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return draft.reference(mediaType, name);
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
