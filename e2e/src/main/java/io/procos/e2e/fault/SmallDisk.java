package io.procos.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A real disk of a few megabytes, in memory. */
record SmallDisk(Path root) implements AutoCloseable {

    /** Empty where this user may not mount one. */
    static Optional<SmallDisk> mount(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        try {
            return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0
                    ? Optional.of(new SmallDisk(folder))
                    : Optional.empty();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
    }

    /** Takes all but {@code left} bytes of the free space; deleting the file gives them back. */
    Path fillBut(long left) throws IOException {
        Path filler = root.resolve("filler");
        long bytes = Files.getFileStore(root).getUsableSpace() - left;
        Files.write(filler, new byte[Math.toIntExact(Math.max(0, bytes))]);
        return filler;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws Exception {
        run("umount", root.toString());
    }
}
