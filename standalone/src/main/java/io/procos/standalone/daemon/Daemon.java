package io.procos.standalone.daemon;

import io.procos.standalone.home.RunFile;
import io.procos.standalone.home.RunState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.StandardEnvironment;

/** The process behind {@code procos up}. Says in {@code run.json} how far it is; ends on SIGTERM. */
public final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private Daemon() {}

    public static void main(String[] arguments) throws InterruptedException {
        DaemonSettings settings = settingsOrExit();
        Signs signs = new Signs(new RunFile(settings.data().runFile()));
        try {
            Startup.Running running = new Startup(settings, signs).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, signs), "procos-stop"));
            new CountDownLatch(1).await();
        } catch (IOException | RuntimeException failed) {
            CannotStart cause = Causes.of(failed, settings);
            LOG.error("{} ({})", cause.getMessage(), cause.wayOut(), failed);
            signs.failed(cause);
            System.exit(1);
        }
    }

    private static DaemonSettings settingsOrExit() {
        try {
            return DaemonSettings.from(new StandardEnvironment());
        } catch (CannotStart wrong) {
            System.err.println("error: " + wrong.getMessage() + "\n  → " + wrong.wayOut());
            System.exit(1);
            throw wrong;
        }
    }

    private static void stop(Startup.Running running, Signs signs) {
        signs.phase(RunState.Status.STOPPING, "stopping");
        running.close();
        signs.gone();
    }

    /** Keeps {@code run.json} true. */
    static final class Signs {
        private final RunFile file;
        private RunState state = new RunState(
                ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElseGet(Instant::now),
                RunState.Status.STARTING,
                "Java",
                "",
                RunState.Ports.NONE,
                Optional.ofNullable(Daemon.class.getPackage().getImplementationVersion())
                        .orElse("development"));

        Signs(RunFile file) {
            this.file = file;
        }

        synchronized void phase(RunState.Status status, String phase) {
            write(state.with(status, phase));
        }

        synchronized void ready(RunState.Ports ports) {
            write(state.listening(ports).with(RunState.Status.READY, "ready"));
        }

        synchronized void failed(CannotStart cause) {
            write(state.failed(String.valueOf(cause.getMessage()), cause.wayOut()));
        }

        synchronized void gone() {
            try {
                file.delete();
            } catch (IOException stale) {
                LOG.debug("run.json stays behind; the next command sees that it is stale", stale);
            }
        }

        private void write(RunState next) {
            state = next;
            try {
                file.write(next);
            } catch (IOException unwritable) {
                LOG.warn("Cannot write {}: {}", file.path(), unwritable.getMessage());
            }
        }
    }
}
