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
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Makes a folder and those above it that are missing. */
@Component
@AdapterType(
        value = "procos.directory.create.v1",
        name = "Create folder",
        description = "Makes a folder below a configured root, and those above it that are missing.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Location.NOT_ALLOWED + ": the path is outside the configured roots, read-only, or leads through a link"
        })
class DirectoryCreateAdapter implements Adapter<DirectoryCreateAdapter.Input, DirectoryCreateAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder, without the root when there is only one",
                    example = "outbox:2026/11",
                    maxLength = 1024,
                    group = "Folder",
                    required = true)
            String path) {}

    /** @param path the folder, always with its root; it is there, whether it was before or not */
    record Output(String path) {}

    private final Roots roots;

    DirectoryCreateAdapter(Roots roots) {
        this.roots = roots;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateFolderForWriting("path", input.path());
        try (Folder folder = roots.make(location)) {
            folder.sync();
            return new Output(location.display());
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }
}
