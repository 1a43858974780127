package io.procos.memory.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** What our own Postgres keeps on disk: its data and the password of its only user, both for their owner alone. */
record Cluster(Path folder) {
    static final String USER = "procos";

    private static final int PASSWORD_BYTES = 24;

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Makes the data the first time; a start that was killed in the middle leaves nothing that counts. */
    void prepare(Program program) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (Files.exists(data())) return;
        Path draft = folder.resolve("data.draft");
        FileSystemUtils.deleteRecursively(draft);
        writePassword();
        program.run("initdb", initdb(draft));
        Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(Path draft) {
        return List.of(
                "--pgdata=" + draft,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    /** The file is born with its rights, so that at no moment anybody else can read it. */
    private void writePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.deleteIfExists(passwordFile());
        try (var channel = Files.newByteChannel(
                passwordFile(),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.UTF_8.encode(password + "\n"));
        }
    }
}
