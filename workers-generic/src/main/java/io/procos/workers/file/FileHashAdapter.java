package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hash of a file of any size. */
@Component
@AdapterType(
        value = "procos.file.hash.v1",
        name = "Hash file",
        description = "Computes the hash of a file of any size, and compares it on request.",
        effect = EffectKind.READ,
        policyArgument = "path",
        errors = {
            Roots.NOT_FOUND + ": there is no such file or folder",
            Location.NOT_ALLOWED + ": the path is outside the configured roots or leads through a symbolic link",
            StoredFile.TOO_LARGE + ": the file is larger than the cap",
            ParsedContent.INVALID + ": the file has another hash than the one given"
        })
class FileHashAdapter implements Adapter<FileHashAdapter.Input, FileHashAdapter.Output> {

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
                    label = "Algorithm",
                    description = "sha256, sha384, sha512 or md5; sha256 when empty",
                    example = "sha512",
                    group = "File")
            @Nullable HashAlgorithm algorithm,

            @io.procos.tde.Input(
                    label = "Expected hash",
                    description = "Refuse a file with another hash, in hex",
                    maxLength = 128,
                    group = "Limits")
            @Nullable String expected) {}

    /**
     * @param path the file, always with its root
     * @param size in bytes
     * @param algorithm what it was hashed with
     * @param hash in lower-case hex
     */
    record Output(String path, long size, String algorithm, String hash) {}

    private final Roots roots;
    private final FileSettings settings;

    FileHashAdapter(Roots roots, FileSettings settings) {
        this.roots = roots;
        this.settings = settings;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Location location = roots.locate(input.path());
        HashAlgorithm algorithm = input.algorithm() == null ? HashAlgorithm.SHA256 : input.algorithm();
        try (Folder folder = roots.openParent(location)) {
            long size = StoredFile.streamable(
                            folder, location, settings.maxStreamSize().toBytes())
                    .size();
            String hash = Hashing.of(folder, location, algorithm.digest(), new Progress(context, location, settings));
            if (input.expected() != null && !input.expected().equalsIgnoreCase(hash)) {
                throw location.refuse(ParsedContent.INVALID, "has the " + algorithm + " " + hash + ", not the given");
            }
            return new Output(location.display(), size, algorithm.toString(), hash);
        } catch (IOException e) {
            throw FileFailure.of(location, e);
        }
    }
}
