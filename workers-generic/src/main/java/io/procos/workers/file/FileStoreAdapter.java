package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a file in the object store, so that a process can hand it on by reference. */
@Component
@AdapterType(
        value = "procos.file.store.v1",
        name = "Store file as object",
        description = "Keeps a file of any size in the object store and gives the process a reference to it.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such file or folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots or leads through a symbolic link",
            StoredFile.TOO_LARGE + ": the file is larger than the cap, or than the store takes"
        })
class FileStoreAdapter implements Adapter<FileStoreAdapter.Input, FileStoreAdapter.Output> {
    private static final String ANY_BYTES = "application/octet-stream";

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "inbox:scan.tiff",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Media type",
                    description = "What the file is; any bytes when empty",
                    example = "image/tiff",
                    maxLength = 100,
                    group = "File")
            @Nullable String mediaType) {}

    /**
     * @param path the file, always with its root
     * @param object the reference, for tasks that take an object
     */
    record Output(String path, ObjectReference object) {}

    private final Roots roots;
    private final ObjectStore objects;
    private final FileSettings settings;

    FileStoreAdapter(Roots roots, ObjectStore objects, FileSettings settings) {
        this.roots = roots;
        this.objects = objects;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locate(input.path());
        String mediaType = input.mediaType() == null ? ANY_BYTES : Fields.line("mediaType", input.mediaType(), 100);
        try (Folder folder = roots.openParent(location)) {
            StoredFile.streamable(folder, location, settings.maxStreamSize().toBytes());
            return new Output(location.display(), store(folder, location, mediaType, context));
        } catch (StoppedStream e) {
            throw e.reason();
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }

    private ObjectReference store(Folder folder, Location location, String mediaType, TaskContext context)
            throws IOException {
        try (SeekableByteChannel file = folder.read(location.fileName());
                FollowedStream content = new FollowedStream(file, new Progress(context, location, settings))) {
            return objects.put(content, mediaType, location.fileName());
        }
    }
}
