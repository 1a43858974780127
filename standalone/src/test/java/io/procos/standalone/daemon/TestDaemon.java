package io.procos.standalone.daemon;

import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import java.io.IOException;
import java.nio.file.Path;

/** The real daemon in the test's own JVM, on free ports. */
public final class TestDaemon implements AutoCloseable {
    private final Startup.Running running;

    private TestDaemon(Startup.Running running) {
        this.running = running;
    }

    public static TestDaemon start(Path folder) throws IOException {
        DaemonSettings settings = new DaemonSettings(DataFolder.of(folder), 0, 0, 0, 0, null, null);
        Daemon.Signs signs = new Daemon.Signs(new RunFile(settings.data().runFile()));
        return new TestDaemon(new Startup(settings, signs).start());
    }

    @Override
    public void close() {
        running.close();
    }
}
