package io.procos.e2e.file;

import io.procos.api.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A root that tasks may use, and beside it what they must never see or change.
 *
 * <pre>
 * home/inbox/harmless        the root
 * home/outside/s3cret        content that must not come out
 * home/outside/only-outside  a name that must not come out
 * </pre>
 */
public record FileWorld(Path home) {
    private static final String OUTSIDE_ONLY = "only-outside";
    private static final String HARMLESS = "harmless";
    /** Of a size that no other file here has, so that the size alone betrays it. */
    private static final String SECRET = "S3CRET-CONTENT".repeat(303);

    private static final List<String> BETRAYING = List.of(
            "S3CRET-CONTENT",
            "size=" + SECRET.length(),
            "bytes=" + SECRET.length(),
            base64(SECRET).substring(0, 40),
            sha256(SECRET),
            OUTSIDE_ONLY,
            "root:x:0",
            base64("root:x:0:0").substring(0, 12));

    static FileWorld make(Path home) throws IOException {
        FileWorld world = new FileWorld(home);
        Files.createDirectories(world.inbox());
        Files.createDirectories(world.outside());
        Files.writeString(world.secret(), SECRET);
        Files.createFile(world.outside().resolve(OUTSIDE_ONLY));
        return world.reset();
    }

    Path inbox() {
        return home.resolve("inbox");
    }

    Path outside() {
        return home.resolve("outside");
    }

    Path secret() {
        return outside().resolve("s3cret");
    }

    /** Puts back what an attack may take away inside of the root. */
    FileWorld reset() throws IOException {
        Path harmless = inbox().resolve(HARMLESS);
        if (!Files.isRegularFile(harmless, LinkOption.NOFOLLOW_LINKS)) {
            Files.writeString(harmless, HARMLESS);
        }
        return this;
    }

    /** A regular file in the root, as an attacker leaves it there, where the system can have such a name. */
    void plant(String name) throws IOException {
        try {
            Path file = inbox().resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, HARMLESS);
            }
        } catch (InvalidPathException e) {
            // without UTF-8 in file names there is no such file, and the path is tried all the same
        }
    }

    /** A file that says it has a terabyte and has nothing. */
    void plantGiant(String name) throws IOException {
        try (RandomAccessFile giant = new RandomAccessFile(inbox().resolve(name).toFile(), "rw")) {
            giant.setLength(1L << 40);
        }
    }

    /** True when an answer holds what only the outside has, or the outside is not as it was. */
    boolean escaped(String text) throws IOException {
        return leaks(text) || !untouched();
    }

    static boolean leaks(String text) {
        return BETRAYING.stream().anyMatch(text::contains);
    }

    boolean untouched() throws IOException {
        return names(outside()).equals(List.of(OUTSIDE_ONLY, "s3cret"))
                && Files.readString(secret()).equals(SECRET)
                && names(home).equals(List.of("inbox", "outside"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        return Sha256.hex(text);
    }
}
