package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.file.Draft.Filled;
import io.procos.workers.file.Quotas.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Copies one file of any size within or between roots. */
@Component
@AdapterType(
        value = "procos.file.copy.v1",
        name = "Copy file",
        description = "Copies one file of any size; goes on where a killed run stopped.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "target",
        errors = {
            Roots.NOT_FOUND + ": there is no such file, or no such folder and createFolders is false",
            AtomicWrite.EXISTS + ": the target exists and the mode does not let it be replaced",
            Location.NOT_ALLOWED + ": a path is outside the configured roots, read-only, or leads through a link",
            StoredFile.TOO_LARGE + ": the file is larger than the cap",
            ParsedContent.INVALID + ": the file does not have the given SHA-256; nothing was written",
            Quotas.EXCEEDED + ": the root of the target would hold more than its quota"
        })
class FileCopyAdapter implements Adapter<FileCopyAdapter.Input, FileCopyAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Path",
                    description = "The file to copy: ROOT:folder/file",
                    example = "inbox:scan.tiff",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String path,

            @io.procos.tde.Input(
                    label = "Target",
                    description = "Where the copy goes, with its name: ROOT:folder/file",
                    example = "archive:2026/scan.tiff",
                    maxLength = 1024,
                    group = "File",
                    required = true)
            String target,

            @io.procos.tde.Input(
                    label = "If the target exists",
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
                    description = "Refuse to copy a file with another hash, in hex",
                    maxLength = 64,
                    group = "Limits")
            @Nullable String sha256) {}

    /**
     * @param path the copy, always with its root
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hex
     * @param kept bytes that an earlier run had copied
     */
    record Output(String path, long size, String sha256, long kept) {}

    private final Roots roots;
    private final Quotas quotas;
    private final FileSettings settings;

    FileCopyAdapter(Roots roots, Quotas quotas, FileSettings settings) {
        this.roots = roots;
        this.quotas = quotas;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location source = roots.locate(input.path());
        Location target = roots.locateForWriting("target", input.target());
        try (Folder from = roots.openParent(source)) {
            Filled filled = copy(from, source, target, input, context);
            context.note(
                    "file copied", Map.of("path", target.display(), "size", filled.bytes(), "sha256", filled.sha256()));
            return new Output(target.display(), filled.bytes(), filled.sha256(), filled.kept());
        } catch (IOException e) {
            throw FileFailure.of(source, e);
        }
    }

    private Filled copy(Folder from, Location source, Location target, Input input, TaskContext context)
            throws TaskError, IOException, InterruptedException {
        BasicFileAttributes file =
                StoredFile.streamable(from, source, settings.maxStreamSize().toBytes());
        boolean make = !Boolean.FALSE.equals(input.createFolders());
        WriteMode mode = input.mode() == null ? WriteMode.CREATE : input.mode();
        try (Claim _ = quotas.claim(target, file.size(), 1);
                Folder to = make ? roots.makeParent(target) : roots.openParent(target);
                InputStream content = Channels.newInputStream(from.read(source.fileName()))) {
            return new LargeWrite(to, target, mode, context, settings).put(content, input.sha256());
        }
    }
}
