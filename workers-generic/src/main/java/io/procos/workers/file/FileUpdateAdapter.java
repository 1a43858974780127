package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replaces a file that is there, if it is as the process last saw it, and keeps the old one on request. */
@Component
@AdapterType(
        value = "procos.file.update.v1",
        name = "Update file",
        description = "Replaces a file, if it is still as the process last saw it; keeps the old one on request.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such file or folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots, read-only, or leads through a link",
            Append.CHANGED + ": the file is not as it was expected to be; nothing was written",
            StoredFile.TOO_LARGE + ": the content, or the file that is replaced, is larger than the cap",
            Quotas.EXCEEDED + ": the root would hold more than its quota"
        })
class FileUpdateAdapter implements Adapter<FileUpdateAdapter.Input, FileUpdateAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file, without the root when there is only one",
                    example = "outbox:prices.json",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Content",
                    description = "A string is written as text, any other value as JSON, unless Format says otherwise",
                    example = "=prices",
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
                    label = "Backup",
                    description = "Keep the old file beside it under its name with this ending; none when empty",
                    example = ".bak",
                    maxLength = 50,
                    group = "File")
            @Nullable String backup,

            @io.procos.tde.Input(
                    label = "Expected SHA-256",
                    description = "Refuse when the file has another hash before, in hex",
                    maxLength = 64,
                    group = "Limits")
            @Nullable String expectedSha256,

            @io.procos.tde.Input(
                    label = "Expected etag",
                    description = "Refuse when the file has another etag before, as procos.file.stat.v1 tells it",
                    maxLength = 64,
                    group = "Limits")
            @Nullable String expectedEtag) {}

    /**
     * @param path the file, always with its root
     * @param size in bytes
     * @param sha256 of the new bytes, in lower-case hex
     * @param previousSha256 of the bytes that were replaced
     * @param backup where these are kept; null without one
     */
    record Output(
            String path,
            long size,
            String sha256,
            String previousSha256,
            @Nullable String backup) {}

    private final Roots roots;
    private final Quotas quotas;
    private final FileSettings settings;

    FileUpdateAdapter(Roots roots, Quotas quotas, FileSettings settings) {
        this.roots = roots;
        this.quotas = quotas;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locateForWriting("path", input.path());
        byte[] content = NewContent.of(input.content(), input.format(), input.delimiter(), settings);
        Location backup = input.backup() == null || input.backup().isEmpty()
                ? null
                : roots.locateForWriting("backup", location.display() + input.backup());
        try (Folder folder = roots.openParent(location)) {
            String previous = new Update(folder, location, backup, context, quotas, settings)
                    .replace(content, input.expectedSha256(), input.expectedEtag());
            context.note("file updated", Map.of("path", location.display(), "previousSha256", previous));
            return new Output(
                    location.display(),
                    content.length,
                    Sha256.hex(content),
                    previous,
                    backup == null ? null : backup.display());
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }
}
