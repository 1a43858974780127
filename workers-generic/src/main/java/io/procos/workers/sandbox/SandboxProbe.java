package io.procos.workers.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries at start what this machine can confine, by confining something. */
sealed interface SandboxProbe {
    /** A program that every system has, and that can be seen to have run. */
    List<String> NOTHING = List.of("/bin/sh", "-c", "exit 7");

    /**
     * Commands can be confined.
     *
     * @param without why bubblewrap is not used; null when it is
     */
    record Works(
            Landlock landlock,
            Architecture architecture,
            @Nullable Bubblewrap bubblewrap,
            @Nullable String without) implements SandboxProbe {}

    /** No command may run here. */
    record Fails(String why) implements SandboxProbe {}

    static SandboxProbe of(SandboxSettings settings) {
        if (!Files.isExecutable(settings.python())) {
            return new Fails("there is no " + settings.python()
                    + "; install Python 3, or set procos.workers.sandbox.python to where it is");
        }
        Launcher launcher = new Launcher(settings.python());
        try {
            String[] kernel = launcher.describe().split(" ");
            Landlock landlock = new Landlock(Integer.parseInt(kernel[0]));
            Optional<Architecture> architecture = Architecture.of(kernel[1]);
            if (landlock.version() == 0) {
                return new Fails("this kernel has no Landlock; it needs Linux 5.13 or later with Landlock enabled");
            }
            if (architecture.isEmpty()) {
                return new Fails("the system calls of " + kernel[1] + " are not known; use x86_64 or aarch64");
            }
            return tried(settings, launcher, landlock, architecture.get());
        } catch (IOException e) {
            return new Fails(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fails("the worker was stopped while it tried the sandbox");
        }
    }

    private static SandboxProbe tried(
            SandboxSettings settings, Launcher launcher, Landlock landlock, Architecture architecture)
            throws IOException, InterruptedException {
        Works plain = new Works(landlock, architecture, null, null);
        Optional<String> failure = failure(settings, launcher, plain);
        if (failure.isPresent()) {
            return new Fails(failure.get());
        }
        if (!Files.isExecutable(settings.bubblewrap())) {
            return new Works(landlock, architecture, null, "there is no " + settings.bubblewrap());
        }
        boolean root = new RunUsers().many();
        Works wrapped = new Works(landlock, architecture, new Bubblewrap(settings.bubblewrap(), root), null);
        Optional<String> unwrapped = failure(settings, launcher, wrapped);
        return unwrapped.isEmpty() ? wrapped : new Works(landlock, architecture, null, unwrapped.get());
    }

    private static Optional<String> failure(SandboxSettings settings, Launcher launcher, Works works)
            throws IOException, InterruptedException {
        RunUsers users = new RunUsers();
        Confinement confinement = new Confinement(settings, works, launcher);
        Path runs = Files.createDirectories(settings.runs());
        try (Scratch scratch = Scratch.create(runs, users)) {
            Confined nothing = new Confined(
                    NOTHING, Map.of(), new Confined.CommandInput.Text(""), List.of(), Duration.ofSeconds(20), null);
            int exitCode = exitCode(confinement.start(scratch, nothing, works.bubblewrap() != null, "failed: "));
            return exitCode == 7
                    ? Optional.empty()
                    : Optional.of("a confined command ended with %d: %s"
                            .formatted(exitCode, scratch.stderr().lastWords()));
        } catch (EndedEarly ended) {
            return Optional.of(String.valueOf(ended.getMessage()));
        }
    }

    private static int exitCode(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }
}
