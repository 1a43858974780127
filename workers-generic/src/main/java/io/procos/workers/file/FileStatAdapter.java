package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what is at a place without reading it. */
@Component
@AdapterType(
        value = "procos.file.stat.v1",
        name = "Look at file",
        description = "Tells whether there is a file or folder, how large and how old it is, without reading it.",
        effect = EffectKind.READ,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": a folder on the way does not exist",
            Location.NOT_ALLOWED + ": the path is outside the configured roots or leads through a symbolic link"
        })
class FileStatAdapter implements Adapter<FileStatAdapter.Input, FileStatAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "inbox:2026/invoice.xml",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path) {}

    /**
     * @param path the file or folder, always with its root
     * @param exists false when there is nothing; then the rest is null
     * @param kind file, folder, link or other
     * @param size in bytes
     * @param lastModified in ISO-8601, UTC
     * @param etag changes when the file does
     */
    record Output(
            String path,
            boolean exists,
            @Nullable String kind,
            @Nullable Long size,
            @Nullable String lastModified,
            @Nullable String etag) {}

    private final Roots roots;

    FileStatAdapter(Roots roots) {
        this.roots = roots;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locate(input.path());
        try (Folder folder = roots.openParent(location)) {
            Optional<BasicFileAttributes> found = folder.attributes(location.fileName());
            return found.map(file -> output(location, file))
                    .orElseGet(() -> new Output(location.display(), false, null, null, null, null));
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }

    private static Output output(Location location, BasicFileAttributes file) {
        return new Output(
                location.display(),
                true,
                FileKind.of(file).toString(),
                file.size(),
                file.lastModifiedTime().toInstant().toString(),
                Etag.of(file));
    }
}
