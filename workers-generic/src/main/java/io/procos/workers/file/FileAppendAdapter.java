package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.file.Quotas.Claim;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts text or a line of JSON behind a file, once. */
@Component
@AdapterType(
        value = "procos.file.append.v1",
        name = "Append to file",
        description = "Puts text, or a value as one line of JSON, behind a file; a second run does not do it twice.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": the folder does not exist and createFolders is false",
            Location.NOT_ALLOWED + ": the path is outside the configured roots, read-only, or leads through a link",
            Append.CHANGED + ": the file has not the size that was expected",
            StoredFile.TOO_LARGE + ": the content, or the file with it, is larger than the cap",
            Quotas.EXCEEDED + ": the root would hold more than its quota"
        })
class FileAppendAdapter implements Adapter<FileAppendAdapter.Input, FileAppendAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "outbox:audit.log",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Content",
                    description = "A string is appended as it is, any other value as JSON on one line",
                    example = "=entry",
                    group = "File",
                    required = true,
                    fetched = true)
            Object content,

            @io.procos.tde.Input(
                    label = "As a line",
                    description = "End the content with a line feed if it has none; yes when empty",
                    group = "File")
            @Nullable Boolean line,

            @io.procos.tde.Input(
                    label = "Create folders",
                    description = "Make the folders that are missing; yes when empty",
                    group = "File")
            @Nullable Boolean createFolders,

            @io.procos.tde.Input(
                    label = "Expected size",
                    description = "Refuse when the file has another size before, in bytes; 0 for a new file",
                    example = "4096",
                    group = "Limits")
            @Nullable Long expectedSize) {}

    /**
     * @param path the file, always with its root
     * @param offset where the content begins, in bytes
     * @param size of the file with the content
     * @param repeated true when an earlier run of this task had appended it
     */
    record Output(String path, long offset, long size, boolean repeated) {}

    private final Roots roots;
    private final Quotas quotas;
    private final FileSettings settings;

    FileAppendAdapter(Roots roots, Quotas quotas, FileSettings settings) {
        this.roots = roots;
        this.quotas = quotas;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateForWriting("path", input.path());
        byte[] content = NewContent.addition(input.content(), !Boolean.FALSE.equals(input.line()), settings);
        boolean make = !Boolean.FALSE.equals(input.createFolders());
        try (Claim _ = quotas.claim(location, content.length, 1);
                Folder folder = make ? roots.makeParent(location) : roots.openParent(location)) {
            Output done = new Append(
                            folder,
                            location,
                            context.idempotencyKey(),
                            settings.maxStreamSize().toBytes())
                    .put(content, input.expectedSize());
            context.note(
                    "file appended", Map.of("path", done.path(), "offset", done.offset(), "repeated", done.repeated()));
            return done;
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }
}
