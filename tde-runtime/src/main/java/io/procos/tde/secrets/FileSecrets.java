package io.procos.tde.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Secrets from a folder with one file each, named like the secret, as Kubernetes mounts them. The final line break, which
 * editors add, is no part of the value. Files above 64 KB are refused.
 */
public record FileSecrets(Path folder) implements SecretSource {
    private static final long LARGEST = 64 * 1024;

    @Override
    public Optional<String> find(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > LARGEST) {
                throw new IllegalStateException("secret file " + file + " is larger than 64 KB");
            }
            return Optional.of(withoutLineBreak(Files.readString(file)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("secret file " + file + " cannot be read", e);
        }
    }

    private static String withoutLineBreak(String text) {
        String cut = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return cut.endsWith("\r") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
