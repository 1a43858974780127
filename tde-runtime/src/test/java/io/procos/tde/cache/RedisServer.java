package io.procos.tde.cache;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The machine's own redis-server as a child process on a free port, without anything on disk. */
final class RedisServer implements AutoCloseable {
    private static final String COMMAND = "redis-server";

    private final int port;
    private final Path folder;
    private Process process;

    private RedisServer(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Skips the test when the machine has no Redis. */
    static RedisServer startIn(Path folder) throws IOException {
        Assumptions.assumeTrue(isInstalled(), "no redis-server here: install it with apt-get install redis-server");
        RedisServer server = new RedisServer(folder);
        server.start();
        return server;
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    void start() throws IOException {
        List<String> command =
                List.of(COMMAND, "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(10)).until(this::listens);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }

    /** Takes connections and answers none. */
    void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder(COMMAND, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
