package io.procos.workers.sandbox;

import io.procos.workers.sandbox.SandboxProbe.Works;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans what the launcher does to a command. Immutable and thread-safe. */
final class Confinement {
    /** Programs and libraries, and what the dynamic linker and the C library look up; no /etc beyond that. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/usr"),
            Path.of("/bin"),
            Path.of("/sbin"),
            Path.of("/lib"),
            Path.of("/lib64"),
            Path.of("/etc/alternatives"),
            Path.of("/etc/fonts"),
            Path.of("/etc/ld.so.cache"),
            Path.of("/etc/localtime"));

    private static final List<Path> DEVICES_TO_READ =
            List.of(Path.of("/dev/zero"), Path.of("/dev/random"), Path.of("/dev/urandom"));
    private static final Path DEVICE_TO_WRITE = Path.of("/dev/null");
    private static final int OPEN_FILES = 256;
    private static final int LOCKED_MEMORY = 65_536;
    /** Address space is reserved far more freely than used; the memory itself is limited by RLIMIT_DATA and the watch. */
    private static final int ADDRESS_SPACE = 4;

    private final SandboxSettings settings;
    private final Works works;
    private final Launcher launcher;
    private final String filter;

    Confinement(SandboxSettings settings, Works works, Launcher launcher) {
        this.settings = settings;
        this.works = works;
        this.launcher = launcher;
        filter = HexFormat.of()
                .formatHex(
                        SyscallFilter.of(works.architecture(), works.landlock().scopes() != 0));
    }

    /**
     * Starts it. What is written to the process from here on is the command's standard input.
     *
     * @param nonce what the launcher puts before the reason when it cannot start the command
     * @throws EndedEarly when it was over before it had its plan, as bubblewrap is where it may not make namespaces
     */
    Process start(Scratch scratch, Confined confined, boolean wrapped, String nonce) throws IOException {
        List<Path> readable = new ArrayList<>(SYSTEM);
        readable.addAll(settings.readable());
        readable.addAll(confined.readable());
        Bubblewrap bubblewrap = wrapped ? works.bubblewrap() : null;
        Process process = launcher.start(before(bubblewrap, readable, scratch), scratch);
        byte[] plan =
                plan(scratch, confined, readable, bubblewrap != null, nonce).bytes();
        try {
            OutputStream out = process.getOutputStream();
            out.write(plan);
            out.flush();
            return process;
        } catch (IOException gone) {
            process.destroyForcibly();
            throw new EndedEarly(scratch.stderr().lastWords(), gone);
        }
    }

    private static List<String> before(@Nullable Bubblewrap bubblewrap, List<Path> readable, Scratch scratch) {
        return bubblewrap == null ? List.of() : bubblewrap.before(readable, scratch.work());
    }

    private LaunchPlan plan(Scratch scratch, Confined confined, List<Path> readable, boolean wrapped, String nonce) {
        Landlock landlock = works.landlock();
        LaunchPlan plan = new LaunchPlan()
                .with("nonce", nonce)
                .with("uid", scratch.user())
                .with("folder", scratch.work())
                .with("fs", landlock.files())
                .with("net", landlock.network())
                .with("scope", landlock.scopes())
                .with("size", landlock.attributeSize())
                .with("filter", filter)
                .with("arg", confined.command())
                .with("env", environment(scratch, confined));
        if (!wrapped) {
            plan.with("parent", ProcessHandle.current().pid());
        }
        readable.forEach(path -> allow(plan, Landlock.READ, path));
        DEVICES_TO_READ.forEach(path -> allow(plan, Landlock.READ, path));
        allow(plan, Landlock.READ_WRITE, DEVICE_TO_WRITE);
        allow(plan, landlock.own(), scratch.work());
        limit(plan, confined);
        return plan;
    }

    private static void allow(LaunchPlan plan, int rights, Path path) {
        plan.with("allow", rights + " " + path);
    }

    private static List<String> environment(Scratch scratch, Confined confined) {
        List<String> environment = new ArrayList<>(List.of(
                "PATH=/usr/local/bin:/usr/bin:/bin",
                "LANG=C.UTF-8",
                "HOME=" + scratch.work(),
                "TMPDIR=" + scratch.work()));
        for (Map.Entry<String, String> entry : confined.environment().entrySet()) {
            environment.add(entry.getKey() + "=" + entry.getValue());
        }
        return environment;
    }

    private void limit(LaunchPlan plan, Confined confined) {
        plan.limit("CORE", 0)
                .limit("CPU", confined.time().toSeconds() + 1)
                .limit("DATA", settings.memory().toBytes())
                .limit("AS", settings.memory().toBytes() * ADDRESS_SPACE)
                .limit(
                        "FSIZE",
                        Math.max(settings.disk().toBytes(), settings.output().toBytes()))
                .limit("MEMLOCK", LOCKED_MEMORY)
                .limit("MSGQUEUE", 0)
                .limit("NOFILE", OPEN_FILES)
                .limit("NPROC", settings.processes())
                .limit("RTPRIO", 0);
    }
}
