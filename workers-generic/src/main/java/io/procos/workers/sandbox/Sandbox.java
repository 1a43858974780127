package io.procos.workers.sandbox;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.sandbox.Confined.CommandInput;
import io.procos.workers.sandbox.SandboxProbe.Fails;
import io.procos.workers.sandbox.SandboxProbe.Works;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Runs commands that nobody trusts. Made only where an adapter needs it, since it tries at once whether commands can be
 * confined here. Thread-safe.
 */
@Component
@Lazy
public final class Sandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** As {@code launcher.py} says it. */
    private static final int NOT_STARTED = 125;

    private final SandboxSettings settings;
    private final ObjectStore objects;
    private final RunUsers users = new RunUsers();
    private final Works works;
    private final Confinement confinement;

    /** @throws IllegalStateException when commands cannot be confined here */
    @Autowired
    Sandbox(SandboxSettings settings, ObjectStore objects) {
        this(settings, objects, works(settings));
    }

    Sandbox(SandboxSettings settings, ObjectStore objects, Works works) {
        this.settings = settings;
        this.objects = objects;
        this.works = works;
        if (works.bubblewrap() == null) {
            LOG.info("commands run without bubblewrap: {}", works.without());
        }
        confinement = new Confinement(settings, works, new Launcher(settings.python()));
    }

    private static Works works(SandboxSettings settings) {
        return switch (SandboxProbe.of(settings)) {
            case Works tried -> tried;
            case Fails fails -> throw new IllegalStateException("commands cannot be confined here: " + fails.why());
        };
    }

    /** A new folder to run a command in, which the caller closes. */
    public Scratch scratch() throws IOException {
        return Scratch.create(Files.createDirectories(settings.runs()), users);
    }

    /** What commands leave for the object store is taken over from there. */
    public Attachments attachments(Scratch scratch) {
        return new Attachments(scratch.out(), objects);
    }

    /**
     * Runs a command to its end; nothing it started is left when this returns or throws.
     *
     * @throws TaskError.Rejection when it passed a limit
     * @throws TaskError.Permanent when it could not be started
     * @throws InterruptedException when the run was cancelled
     */
    public Ended run(Scratch scratch, Confined confined) throws IOException, TaskError, InterruptedException {
        String nonce = UUID.randomUUID() + " ";
        long began = System.nanoTime();
        boolean wrapped = wrapped(confined);
        Process process = confinement.start(scratch, confined, wrapped, nonce);
        try {
            Thread.startVirtualThread(() -> feed(process, confined.input()));
            Optional<Breach> breach = new Watch(settings, process, scratch, confined.time()).untilEnd();
            if (breach.isPresent()) {
                throw breach.get().of(name(confined));
            }
        } finally {
            end(process, wrapped);
        }
        refuseIfNotStarted(process.exitValue(), scratch, confined, nonce);
        return new Ended(process.exitValue(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private boolean wrapped(Confined confined) throws TaskError.Permanent {
        SandboxLevel level = settings.level().atLeast(confined.level());
        if (level == SandboxLevel.ISOLATED && works.bubblewrap() == null) {
            throw new TaskError.Permanent(
                    "the sandbox level isolated needs bubblewrap, which does not work here: " + works.without(), null);
        }
        return level != SandboxLevel.STANDARD && works.bubblewrap() != null;
    }

    private void feed(Process process, CommandInput input) {
        try (OutputStream out = process.getOutputStream();
                InputStream content = open(input)) {
            content.transferTo(out);
        } catch (IOException e) {
            LOG.debug("a command did not read its input to the end: {}", e.toString());
        }
    }

    private InputStream open(CommandInput input) throws IOException {
        return switch (input) {
            case CommandInput.Text text -> new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8));
            case CommandInput.Stored stored -> objects.open(stored.object());
        };
    }

    /**
     * First in a way that lets the supervisor end what it looks after: when bubblewrap itself is ended, it does not wait
     * for what it holds.
     */
    private static void end(Process process, boolean wrapped) {
        boolean interrupted = Thread.interrupted();
        List<ProcessHandle> supervisor =
                wrapped ? process.children().flatMap(ProcessHandle::children).toList() : List.of();
        supervisor.forEach(ProcessHandle::destroy);
        if (supervisor.isEmpty()) {
            process.destroy();
        }
        try {
            if (!process.waitFor(PATIENCE)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuseIfNotStarted(int exitCode, Scratch scratch, Confined confined, String nonce)
            throws IOException, TaskError.Permanent {
        String said = exitCode == NOT_STARTED ? scratch.stderr().beginning(2_000) : "";
        if (said.startsWith(nonce)) {
            throw new TaskError.Permanent(
                    name(confined) + " could not be started: " + said.substring(nonce.length()), null);
        }
    }

    private static String name(Confined confined) {
        return confined.command().getFirst();
    }
}
