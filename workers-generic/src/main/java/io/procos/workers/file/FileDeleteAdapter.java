package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes one file. */
@Component
@AdapterType(
        value = "procos.file.delete.v1",
        name = "Delete file",
        description = "Deletes one file below a configured root.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such file and mustExist is set, or no such folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots, read-only, or leads through a link",
            Append.CHANGED + ": the file is not as it was expected to be; it was not deleted",
            StoredFile.TOO_LARGE + ": the file is too large to be compared with the expected hash"
        })
class FileDeleteAdapter implements Adapter<FileDeleteAdapter.Input, FileDeleteAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "inbox:2026/invoice.xml",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Must exist",
                    description = "Refuse when there is no such file, also in a second run; no when empty",
                    group = "Limits")
            @Nullable Boolean mustExist,

            @io.procos.tde.Input(
                    label = "Expected SHA-256",
                    description = "Refuse when the file has another hash, in hex",
                    maxLength = 64,
                    group = "Limits")
            @Nullable String expectedSha256) {}

    /**
     * @param path the file, always with its root
     * @param deleted false when there was none
     */
    record Output(String path, boolean deleted) {}

    private final Roots roots;
    private final FileSettings settings;

    FileDeleteAdapter(Roots roots, FileSettings settings) {
        this.roots = roots;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateForWriting("path", input.path());
        try (Folder folder = roots.openParent(location)) {
            Optional<BasicFileAttributes> file = StoredFile.regular(folder, location);
            if (file.isEmpty() && Boolean.TRUE.equals(input.mustExist())) {
                throw StoredFile.missing(location);
            }
            if (file.isPresent()) {
                expect(folder, location, input.expectedSha256(), context);
                delete(folder, location);
                context.note("file deleted", Map.of("path", location.display()));
            }
            return new Output(location.display(), file.isPresent());
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }

    private void expect(Folder folder, Location location, @Nullable String sha256, TaskContext context)
            throws TaskError, IOException, InterruptedException {
        if (sha256 == null) {
            return;
        }
        StoredFile.streamable(folder, location, settings.maxStreamSize().toBytes());
        String found = Hashing.of(folder, location, Sha256.digest(), new Progress(context, location, settings));
        if (!found.equalsIgnoreCase(sha256)) {
            throw location.refuse(
                    Append.CHANGED, "has the SHA-256 " + found + ", not the expected one; it was not deleted");
        }
    }

    /** What was remembered about the file goes with it. */
    private static void delete(Folder folder, Location location) throws IOException {
        folder.delete(location.fileName());
        String journal = Journal.name(location.fileName());
        if (folder.attributes(journal).isPresent()) {
            folder.delete(journal);
        }
        folder.sync();
    }
}
