package io.procos.workers.file;

import io.procos.api.Sha256;
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

/** Writes one file below a configured root, wholly or not at all. */
@Component
@AdapterType(
        value = "procos.file.write.v1",
        name = "Write file",
        description = "Writes one file below a configured root, wholly or not at all.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": the folder does not exist and createFolders is false",
            AtomicWrite.EXISTS + ": the file exists and the mode does not let it be replaced",
            Location.NOT_ALLOWED + ": the path is outside the configured roots, read-only, or leads through a link",
            StoredFile.TOO_LARGE + ": the content is larger than the cap",
            Quotas.EXCEEDED + ": the root would hold more than its quota",
            ParsedContent.INVALID + ": the content does not have the given SHA-256"
        })
class FileWriteAdapter implements Adapter<FileWriteAdapter.Input, FileWriteAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "outbox:2026/report.json",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Content",
                    description = "A string is written as text, any other value as JSON, unless Format says otherwise",
                    example = "=report",
                    group = "File",
                    required = true,
                    fetched = true)
            Object content,

            @io.procos.tde.Input(
                    label = "Format",
                    description = "text (UTF-8), json, csv (a list of contexts) or base64",
                    example = "json",
                    group = "File")
            @Nullable WriteFormat format,

            @io.procos.tde.Input(
                    label = "CSV delimiter",
                    description = "The character between cells; a comma when empty",
                    example = ";",
                    maxLength = 1,
                    group = "File")
            @Nullable String delimiter,

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
            @Nullable Boolean createFolders,

            @io.procos.tde.Input(
                    label = "SHA-256",
                    description = "Refuse to write content with another hash, in hex",
                    maxLength = 64,
                    group = "Limits")
            @Nullable String sha256) {}

    /**
     * @param path the file, always with its root
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hex
     */
    record Output(String path, long size, String sha256) {}

    private final Roots roots;
    private final Quotas quotas;
    private final FileSettings settings;

    FileWriteAdapter(Roots roots, Quotas quotas, FileSettings settings) {
        this.roots = roots;
        this.quotas = quotas;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateForWriting("path", input.path());
        byte[] content = NewContent.of(input.content(), input.format(), input.delimiter(), settings);
        String sha256 = Sha256.hex(content);
        NewContent.check(sha256, input.sha256());
        write(input, location, content, context);
        context.note("file written", Map.of("path", location.display(), "size", content.length, "sha256", sha256));
        return new Output(location.display(), content.length, sha256);
    }

    private void write(Input input, Location location, byte[] content, TaskContext context)
            throws TaskError, InterruptedException {
        boolean make = !Boolean.FALSE.equals(input.createFolders());
        try (Claim _ = quotas.claim(location, content.length, 1);
                Folder folder = make ? roots.makeParent(location) : roots.openParent(location)) {
            AtomicWrite write = new AtomicWrite(folder, location, context.runId());
            switch (input.mode() == null ? WriteMode.CREATE : input.mode()) {
                case CREATE -> write.createOrConfirm(content);
                case OVERWRITE -> write.replace(content);
                case FAIL_IF_EXISTS -> write.create(content);
            }
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }
}
