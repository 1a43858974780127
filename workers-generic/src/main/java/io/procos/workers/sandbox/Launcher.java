package io.procos.workers.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts {@code launcher.py}, which confines itself and becomes the command. Always from one thread that lives as long as
 * the worker: the kernel ends a command when the thread that started it ends. Thread-safe.
 */
final class Launcher {
    private static final String SOURCE = Resource.text("launcher.py");

    private final Path python;
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("procos-sandbox").factory());

    Launcher(Path python) {
        this.python = python;
    }

    /** What the launcher itself says of this kernel. */
    String describe() throws IOException, InterruptedException {
        ProcessBuilder builder = command(List.of(), "--describe").redirectErrorStream(true);
        Process process = start(builder);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException(python + " cannot start commands: " + said);
        }
        return said;
    }

    /** Its plan goes to the standard input of what this returns. */
    Process start(List<String> before, Scratch scratch) throws IOException {
        return start(command(before)
                .directory(scratch.work().toFile())
                .redirectOutput(scratch.stdout().file().toFile())
                .redirectError(scratch.stderr().file().toFile()));
    }

    /** -I -S -B: neither the environment nor the folder nor installed packages have a say in it, and nothing is written. */
    private ProcessBuilder command(List<String> before, String... arguments) {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(python.toString(), "-I", "-S", "-B", "-c", SOURCE));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        return builder;
    }

    /** Not interruptible: a process that nobody holds would be lost. */
    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> started(builder), starter)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("cannot start " + python + ": " + e.getCause(), e);
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
