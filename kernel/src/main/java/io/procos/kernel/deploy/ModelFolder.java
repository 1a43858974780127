package io.procos.kernel.deploy;

import io.procos.kernel.model.ModelKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The models in a folder and its sub-folders. Links are not followed and hidden files not read. */
public record ModelFolder(Path path) {
    private static final int DEEPEST = 16;

    /** Files larger than this are not read; the model check would refuse them anyway. */
    private static final long LARGEST = 64L << 20;

    /**
     * Reads all models, in the order of their names. A file that vanishes meanwhile is left out.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public List<ModelFile> read() {
        return paths().stream().flatMap(this::readOne).toList();
    }

    public List<Path> paths() {
        try (Stream<Path> files = Files.walk(path, DEEPEST)) {
            return files.filter(this::isModel).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read folder " + path + ": " + e.getMessage(), e);
        }
    }

    /** The model's name for the engine: its path below the folder's parent, with slashes. */
    public Stream<ModelFile> readOne(Path file) {
        try {
            Path base = path.toAbsolutePath().normalize();
            String below = base.relativize(file.toAbsolutePath().normalize())
                    .toString()
                    .replace('\\', '/');
            String name = base.getFileName() + "/" + below;
            byte[] content = Files.size(file) > LARGEST ? new byte[(int) LARGEST] : Files.readAllBytes(file);
            return Stream.of(new ModelFile(name, content));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private boolean isModel(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && ModelKind.of(name).isPresent() && Files.isRegularFile(file);
    }
}
