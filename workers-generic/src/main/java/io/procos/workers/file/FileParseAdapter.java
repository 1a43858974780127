package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses a file, or an object of the object store, into a value for the process. */
@Component
@AdapterType(
        value = "procos.file.parse.v1",
        name = "Parse file",
        description = "Parses a file, or an object of the object store, as text, JSON, CSV or XML.",
        effect = EffectKind.READ,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such file or folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots or leads through a symbolic link",
            StoredFile.TOO_LARGE + ": it is larger than the cap",
            ParsedContent.INVALID + ": it is not of the format that was asked for"
        })
class FileParseAdapter implements Adapter<FileParseAdapter.Input, FileParseAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "ROOT:folder/file; either this or an object",
                    example = "inbox:2026/orders.csv",
                    maxLength = 1024,
                    group = "File")
            @Nullable String path,

            @io.procos.tde.Input(
                    label = "Object",
                    description = "A reference that another task gave, such as a stored attachment",
                    example = "=attachment",
                    group = "File")
            @Nullable ObjectReference object,

            @io.procos.tde.Input(
                    label = "Format",
                    description = "text (UTF-8), json, csv, xml or base64; by the name's ending when empty",
                    example = "csv",
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
     * @param content text, a context, a list of rows, or base64
     * @param format what it was parsed as
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hex
     */
    record Output(@Nullable Object content, String format, long size, String sha256) {}

    private final Roots roots;
    private final ObjectStore objects;
    private final FileSettings settings;

    FileParseAdapter(Roots roots, ObjectStore objects, FileSettings settings) {
        this.roots = roots;
        this.objects = objects;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        long most = settings.readable(input.maxBytes());
        if (input.path() != null && input.object() == null) {
            Location location = roots.locate(input.path());
            return parse(file(location, most), location.fileName(), "path: " + location.display(), input);
        }
        if (input.object() != null && input.path() == null) {
            String name = input.object().name();
            return parse(object(input.object(), most), name == null ? "" : name, "object: it", input);
        }
        throw Fields.invalid("path", "either this or object must be given, and not both");
    }

    private static Output parse(byte[] bytes, String name, String origin, Input input) throws TaskError.Rejection {
        ReadFormat format = input.format() == null ? ReadFormat.ofName(name) : input.format();
        Object content = ParsedContent.of(bytes, format, input.delimiter(), origin);
        return new Output(content, format.toString(), bytes.length, Sha256.hex(bytes));
    }

    private byte[] file(Location location, long most) throws TaskError, InterruptedException {
        try (Folder folder = roots.openParent(location)) {
            return StoredFile.read(folder, location, most)
                    .orElseThrow(() -> StoredFile.missing(location))
                    .content();
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }

    private byte[] object(ObjectReference reference, long most) throws TaskError {
        try (InputStream content = objects.open(reference)) {
            byte[] bytes = content.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw new TaskError.Rejection(
                        StoredFile.TOO_LARGE,
                        "object: has more than " + most
                                + " bytes; split it, or raise procos.workers.file.max-read-size");
            }
            return bytes;
        } catch (IOException e) {
            throw new TaskError.Permanent("object: " + e.getMessage(), e);
        }
    }
}
