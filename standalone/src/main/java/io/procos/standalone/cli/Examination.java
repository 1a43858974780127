package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.Failure;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import io.procos.standalone.home.RunState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the doctor looks at, outside the daemon and, if it runs, inside. */
record Examination(DataFolder data, RunFile runFile, Supplier<ControlApi> api) {
    private static final long LOW_DISK = 2L << 30;
    private static final int[] USUAL_PORTS = {26500, 8080, 8480};

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.good("java", Runtime.version() + " in " + System.getProperty("java.home")));
        checks.add(disk());
        checks.add(PolicyCheck.of(data));
        Optional<RunState> daemon = runFile.alive();
        if (daemon.isEmpty()) {
            checks.add(Check.note("daemon", "not running on " + data.root(), "procos up"));
            checks.add(ports());
        } else {
            checks.add(Check.good(
                    "daemon",
                    "process " + daemon.get().pid() + ", " + daemon.get().phase()));
            checks.addAll(inside());
            checks.add(MailCheck.of(daemon.get().ports().smtp(), data));
        }
        return checks;
    }

    private List<Check> inside() {
        try {
            return Vitals.of(api.get());
        } catch (Failure unreachable) {
            return List.of(Check.bad("kernel", String.valueOf(unreachable.getMessage()), "read " + data.log()));
        }
    }

    private Check disk() {
        try {
            Path folder = Files.exists(data.root()) ? data.root() : Path.of(".");
            long free = Files.getFileStore(folder).getUsableSpace();
            String finding = (free >> 20) + " MB free for " + data.root();
            return free < LOW_DISK
                    ? Check.bad(
                            "disk", finding, "free some space: the engine stops taking work before the disk is full")
                    : Check.good("disk", finding);
        } catch (IOException unreadable) {
            return Check.bad("disk", data.root() + " cannot be examined", "choose another folder with --data DIR");
        }
    }

    private static Check ports() {
        List<Integer> taken = new ArrayList<>();
        for (int port : USUAL_PORTS) {
            if (isTaken(port)) {
                taken.add(port);
            }
        }
        return taken.isEmpty()
                ? Check.good("ports", "26500, 8080 and 8480 are free")
                : Check.bad(
                        "ports",
                        "taken by another program: " + taken,
                        "procos up --grpc-port 0 --rest-port 0 --api-port 0");
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
