package io.procos.engine.partition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads RocksDB's native library. Left to itself RocksDB unpacks it, 15 MB, into a temporary file that a killed engine
 * leaves behind for ever; here the file is gone as soon as it is loaded, where the operating system allows it.
 */
final class NativeRocks {
    private static final Logger LOG = LoggerFactory.getLogger(NativeRocks.class);

    private NativeRocks() {}

    static void load() {
        try {
            Path folder = Files.createTempDirectory("procos-rocksdb");
            folder.toFile().deleteOnExit(); // for Windows, which keeps a loaded library in place
            NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "RocksDB's library cannot be unpacked into the temporary folder; choose another with -Djava.io.tmpdir",
                    e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException inUse) {
            LOG.debug("{} stays until the engine ends", folder, inUse);
        }
    }
}
