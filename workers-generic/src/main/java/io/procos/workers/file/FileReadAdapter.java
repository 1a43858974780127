package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one file below a configured root and hands its parsed content to the process. */
@Component
@AdapterType(
        value = "procos.file.read.v1",
        name = "Read file",
        description = "Reads one file below a configured root as text, JSON, CSV, XML or base64.",
        effect = EffectKind.READ,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such file or folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots or leads through a symbolic link",
            StoredFile.TOO_LARGE + ": the file is larger than the cap",
            ParsedContent.INVALID + ": the file is not of the format that was asked for"
        })
class FileReadAdapter implements Adapter<FileReadAdapter.Input, FileReadAdapter.Output> {
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
                    label = "Format",
                    description = "text (UTF-8), json, csv, xml or base64; text when empty",
                    example = "json",
                    group = "File")
            @Nullable ReadFormat format,

            @io.procos.tde.Input(
                    label = "CSV delimiter",
                    description = "The character between cells; a comma when empty",
                    example = ";",
                    maxLength = 1,
                    group = "File")
            @Nullable String delimiter,

            @io.procos.tde.Input(
                    label = "Most bytes",
                    description = "Refuse a larger file; the worker's own limit holds as well",
                    example = "100000",
                    group = "Limits")
            @Nullable Long maxBytes) {}

    /**
     * @param path the file, always with its root
     * @param content text, a context, a list of rows, or base64
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hex
     * @param lastModified in ISO-8601, UTC
     */
    record Output(String path, @Nullable Object content, long size, String sha256, String lastModified) {}

    private final Roots roots;
    private final FileSettings settings;

    FileReadAdapter(Roots roots, FileSettings settings) {
        this.roots = roots;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locate(input.path());
        StoredFile file = read(location, settings.readable(input.maxBytes()));
        return new Output(
                location.display(),
                ParsedContent.of(
                        file.content(),
                        input.format() == null ? ReadFormat.TEXT : input.format(),
                        input.delimiter(),
                        "path: " + location.display()),
                file.content().length,
                Sha256.hex(file.content()),
                file.lastModified().toString());
    }

    private StoredFile read(Location location, long maxBytes) throws TaskError, InterruptedException {
        try (Folder folder = roots.openParent(location)) {
            return StoredFile.read(folder, location, maxBytes).orElseThrow(() -> StoredFile.missing(location));
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }
}
