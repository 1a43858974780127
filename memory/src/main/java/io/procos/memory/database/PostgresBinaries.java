package io.procos.memory.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** Postgres' programs, unpacked once into a folder from the jar that fits this machine. */
final class PostgresBinaries {
    /** Another version goes into another folder, so that nothing has to be compared. */
    private static final String VERSION = "18";

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; made whole or not at all. */
    static Path in(Path folder) throws IOException {
        Path binaries = folder.resolve("postgres-" + VERSION);
        if (Files.isDirectory(binaries)) return binaries;
        Path draft = Files.createTempDirectory(Files.createDirectories(folder), "unpacking");
        try {
            unpack(draft);
            Files.setPosixFilePermissions(draft, EXECUTABLE);
            Files.move(draft, binaries, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
        return binaries;
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream packed =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), System.getProperty("os.arch"));
                TarArchiveInputStream archive = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, folder.resolve(entry.getName()).normalize());
            }
        } catch (IllegalStateException none) {
            throw new DatabaseUnavailable(
                    "there is no Postgres for " + system() + " on " + System.getProperty("os.arch") + " in this build",
                    "name a Postgres with procos.database.url",
                    none);
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(archive, target);
            if ((entry.getMode() & 0100) != 0) Files.setPosixFilePermissions(target, EXECUTABLE);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "Darwin" : name.startsWith("windows") ? "Windows" : "Linux";
    }
}
