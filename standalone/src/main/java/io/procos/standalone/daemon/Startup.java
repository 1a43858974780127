package io.procos.standalone.daemon;

import io.procos.engine.EmbeddedEngine;
import io.procos.standalone.home.RunState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.StandardEnvironment;

/** The start, from top to bottom; what was opened is closed in reverse. */
record Startup(DaemonSettings settings, Daemon.Signs signs) {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    /** Everything that runs, to be closed once. */
    static final class Running implements AutoCloseable {
        private final Deque<AutoCloseable> parts = new ArrayDeque<>();

        <T extends AutoCloseable> T add(T part) {
            parts.push(part);
            return part;
        }

        @Override
        public void close() {
            while (!parts.isEmpty()) {
                AutoCloseable part = parts.pop();
                try {
                    part.close();
                } catch (Exception failed) {
                    LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), failed.getMessage());
                }
            }
        }
    }

    Running start() throws IOException {
        Running running = new Running();
        try {
            start(running);
            return running;
        } catch (IOException | RuntimeException failed) {
            running.close();
            throw failed;
        }
    }

    private void start(Running running) throws IOException {
        signs.phase(RunState.Status.STARTING, "engine");
        settings.data().create();
        running.add(DataLock.of(settings.data()));
        Database database = running.add(Database.begin(settings));
        EventFanOut events = new EventFanOut();
        Bus bus = running.add(Bus.open(settings.data(), BusSettings.from(new StandardEnvironment())));
        EmbeddedEngine engine = running.add(Engine.start(settings, events, bus));
        int smtp = mailbox(running);
        RunState.Ports inner =
                new RunState.Ports(engine.gateway().grpcPort(), engine.gateway().restPort(), settings.apiPort(), smtp);
        Apps apps = running.add(new Apps(settings, inner, events, database, new EngineMetrics(engine)));
        signs.phase(RunState.Status.STARTING, "kernel");
        KernelAccess kernel = apps.startKernel();
        signs.phase(RunState.Status.STARTING, "workers");
        apps.startWorkers(kernel);
        signs.ready(new RunState.Ports(inner.grpc(), inner.rest(), kernel.port(), smtp));
        LOG.info("ProcOS is up on {}", settings.data().root());
    }

    /** The development mailbox, unless a real mail server is configured. */
    private int mailbox(Running running) {
        if (settings.mailHost() != null) {
            return 0;
        }
        return running.add(Mailbox.open(settings.smtpPort(), settings.data().mail()))
                .port();
    }
}
