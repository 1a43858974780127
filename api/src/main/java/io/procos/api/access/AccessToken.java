package io.procos.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The bearer token that opens an app's HTTP API: configured, or kept in a file that its owner alone can read. Thread-safe. */
public final class AccessToken {
    private static final int BYTES = 32;

    private final byte[] expected;

    private AccessToken(String token) {
        this.expected = token.strip().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The configured token, or, when that is blank, the one in the file, which is made if it is not there.
     *
     * @throws UncheckedIOException if the file cannot be read or made
     * @throws IllegalStateException if the file is empty
     */
    public static AccessToken of(String configured, Path file) {
        return new AccessToken(configured.isBlank() ? readOrMake(file) : configured);
    }

    /** Takes the same time for every wrong token. */
    public boolean matches(String token) {
        return MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8));
    }

    private static String readOrMake(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IllegalStateException("the token file " + file + " is empty; remove it and start again");
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token file " + file + ": " + e.getMessage(), e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
            channel.write(StandardCharsets.UTF_8.encode(token + "\n"));
        }
    }

    /** The file is born with these rights, so that at no moment anybody else can read it. */
    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
