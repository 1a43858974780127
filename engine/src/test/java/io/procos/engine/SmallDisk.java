package io.procos.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A real disk of a few megabytes, in memory; tests that need one are skipped where it cannot be mounted. */
public final class SmallDisk implements AutoCloseable {
    private final Path mount;

    private SmallDisk(Path mount) {
        this.mount = mount;
    }

    public static SmallDisk mount(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0;
        Assumptions.assumeTrue(mounted, "no right to mount a small disk here");
        return new SmallDisk(folder);
    }

    public Path path() {
        return mount;
    }

    /** Takes all but {@code left} bytes of the free space. */
    public Path fillBut(long left) throws IOException {
        Path filler = mount.resolve("filler");
        long bytes = Files.getFileStore(mount).getUsableSpace() - left;
        Files.write(filler, new byte[Math.toIntExact(Math.max(0, bytes))]);
        return filler;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    @Override
    public void close() throws Exception {
        run("umount", mount.toString());
    }
}
