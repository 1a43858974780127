package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves or renames one file, also from one root to another. */
@Component
@AdapterType(
        value = "procos.file.move.v1",
        name = "Move file",
        description = "Moves or renames one file, also from one root to another.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "target",
        errors = {
            Roots.NOT_FOUND + ": there is no such file, or no such folder and createFolders is false",
            AtomicWrite.EXISTS + ": the target exists and overwrite is not set",
            Location.NOT_ALLOWED + ": a path is outside the configured roots, read-only, or leads through a link",
            StoredFile.TOO_LARGE + ": the target is on another file system and the file is larger than the cap",
            Quotas.EXCEEDED + ": the root of the target would hold more than its quota"
        })
class FileMoveAdapter implements Adapter<FileMoveAdapter.Input, FileMoveAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "The file to move: ROOT:folder/file",
                    example = "inbox:invoice.xml",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Target",
                    description = "Where it goes, with its new name: ROOT:folder/file",
                    example = "archive:2026/invoice.xml",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String target,

            @io.procos.tde.Input(
                    label = "Overwrite",
                    description = "Replace a file at the target; no when empty",
                    group = "File")
            @Nullable Boolean overwrite,

            @io.procos.tde.Input(
                    label = "Create folders",
                    description = "Make the folders that are missing; yes when empty",
                    group = "File")
            @Nullable Boolean createFolders) {}

    /**
     * @param path where the file is now, always with its root
     * @param from where it was
     * @param size in bytes
     * @param repeated true when an earlier run of this task had moved it
     */
    record Output(String path, String from, long size, boolean repeated) {}

    private final Roots roots;
    private final Quotas quotas;
    private final FileSettings settings;

    FileMoveAdapter(Roots roots, Quotas quotas, FileSettings settings) {
        this.roots = roots;
        this.quotas = quotas;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location source = roots.locateForWriting("path", input.path());
        Location target = roots.locateForWriting("target", input.target());
        boolean make = !Boolean.FALSE.equals(input.createFolders());
        try (Folder from = roots.openParent(source);
                Folder to = make ? roots.makeParent(target) : roots.openParent(target)) {
            Output done = new Move(from, source, to, target, context, quotas, settings)
                    .run(Boolean.TRUE.equals(input.overwrite()));
            context.note("file moved", Map.of("from", done.from(), "path", done.path(), "repeated", done.repeated()));
            return done;
        } catch (IOException e) {
            throw FileFailure.of(source, e);
        }
    }
}
