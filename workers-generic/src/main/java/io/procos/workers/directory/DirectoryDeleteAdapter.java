package io.procos.workers.directory;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.file.FileFailure;
import io.procos.workers.file.Folder;
import io.procos.workers.file.Location;
import io.procos.workers.file.Roots;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes a folder: empty, or with everything in it after all of that was counted. */
@Component
@AdapterType(
        value = "procos.directory.delete.v1",
        name = "Delete folder",
        description = "Deletes a folder, with everything in it on request; a dry run only counts.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": a folder on the way does not exist",
            DirectoryDeleteAdapter.NOT_EMPTY + ": the folder is not empty and recursive is not set",
            Location.NOT_ALLOWED
                    + ": the path is outside the configured roots, read-only, a root or leads through a link",
            Tree.TOO_LARGE + ": there are more entries or levels than the task may delete; nothing was deleted"
        })
class DirectoryDeleteAdapter implements Adapter<DirectoryDeleteAdapter.Input, DirectoryDeleteAdapter.Output> {
    /** The BPMN error code of a folder that holds something. */
    static final String NOT_EMPTY = "DIRECTORY_NOT_EMPTY";

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder; never a root itself",
                    example = "inbox:2025",
                    maxLength = 1024,
                    group = "Folder",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Recursive",
                    description = "Delete what is in it, too; no when empty",
                    group = "Folder")
            @Nullable Boolean recursive,

            @io.procos.tde.Input(
                    label = "Dry run",
                    description = "Delete nothing, only count what would be; no when empty",
                    group = "Limits")
            @Nullable Boolean dryRun,

            @io.procos.tde.Input(
                    label = "Most entries",
                    description = "Delete nothing when there are more entries; the worker's own limit holds as well",
                    example = "500",
                    group = "Limits")
            @Nullable Integer maxEntries) {}

    /**
     * @param path the folder, always with its root
     * @param deleted whether it was there and is not any more
     * @param files how many files, links and others were in it
     * @param folders how many folders were in it
     * @param bytes of all its files together
     */
    record Output(String path, boolean deleted, long files, long folders, long bytes) {}

    private final Roots roots;
    private final DirectorySettings settings;

    DirectoryDeleteAdapter(Roots roots, DirectorySettings settings) {
        this.roots = roots;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateFolderForWriting("path", input.path());
        if (location.parts().isEmpty()) {
            throw location.refuse(Location.NOT_ALLOWED, "is a root and stays; name a folder below it");
        }
        try (Folder parent = roots.openParent(location)) {
            Removal removal = new Removal(parent, location, most(input), settings.maxDepth(), context);
            Output done = removal.run(Boolean.TRUE.equals(input.recursive()), Boolean.TRUE.equals(input.dryRun()));
            context.note(
                    done.deleted() ? "folder deleted" : "folder left",
                    Map.of("path", done.path(), "files", done.files(), "folders", done.folders()));
            return done;
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }

    private int most(Input input) throws TaskError.Rejection {
        if (input.maxEntries() != null && input.maxEntries() < 0) {
            throw Fields.invalid("maxEntries", "must not be negative");
        }
        return input.maxEntries() == null ? settings.maxEntries() : Math.min(settings.maxEntries(), input.maxEntries());
    }
}
