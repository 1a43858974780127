package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.file.Draft.Filled;
import io.procos.workers.file.Quotas.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an object of the object store into a file. */
@Component
@AdapterType(
        value = "procos.file.fetch.v1",
        name = "Fetch object into file",
        description = "Writes an object of the object store into a file; goes on where a killed run stopped.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": the folder does not exist and createFolders is false",
            AtomicWrite.EXISTS + ": the file exists and the mode does not let it be replaced",
            Location.NOT_ALLOWED + ": the path is outside the configured roots, read-only, or leads through a link",
            StoredFile.TOO_LARGE + ": the object is larger than the cap",
            Quotas.EXCEEDED + ": the root would hold more than its quota"
        })
class FileFetchAdapter implements Adapter<FileFetchAdapter.Input, FileFetchAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Object",
                    description = "A reference that another task gave",
                    example = "=attachment",
                    group = "File",
                    required = true)
            ObjectReference object,

            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "archive:2026/scan.tiff",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "If the file exists",
                    description = "create (same content is fine), overwrite or failIfExists; create when empty",
                    example = "overwrite",
                    group = "File")
            @Nullable WriteMode mode,

            @io.procos.tde.Input(
                    label = "Create folders",
                    description = "Make the folders that are missing; yes when empty",
                    group = "File")
            @Nullable Boolean createFolders) {}

    /**
     * @param path the file, always with its root
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hex
     * @param kept bytes that an earlier run had written
     */
    record Output(String path, long size, String sha256, long kept) {}

    private final Roots roots;
    private final Quotas quotas;
    private final ObjectStore objects;
    private final FileSettings settings;

    FileFetchAdapter(Roots roots, Quotas quotas, ObjectStore objects, FileSettings settings) {
        this.roots = roots;
        this.quotas = quotas;
        this.objects = objects;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location target = roots.locateForWriting("path", input.path());
        boolean make = !Boolean.FALSE.equals(input.createFolders());
        WriteMode mode = input.mode() == null ? WriteMode.CREATE : input.mode();
        try (InputStream content = objects.open(input.object());
                Claim _ = quotas.claim(target, input.object().bytes(), 1);
                Folder folder = make ? roots.makeParent(target) : roots.openParent(target)) {
            Filled filled = new LargeWrite(folder, target, mode, context, settings).put(content, null);
            context.note("file fetched", Map.of("path", target.display(), "sha256", filled.sha256()));
            return new Output(target.display(), filled.bytes(), filled.sha256(), filled.kept());
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }
}
