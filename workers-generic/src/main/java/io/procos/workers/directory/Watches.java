package io.procos.workers.directory;

import io.procos.api.TaskError;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.file.Roots;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs each configured watch on a thread of its own while the worker is up. What fails is tried again at the next look. */
@Component
class Watches implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final DirectorySettings settings;
    private final Roots roots;
    private final ObjectProvider<Inbound> inbound;
    private final List<Thread> running = new ArrayList<>();

    /** The door for messages is only asked for when there is a watch. */
    Watches(DirectorySettings settings, Roots roots, ObjectProvider<Inbound> inbound) {
        this.settings = settings;
        this.roots = roots;
        this.inbound = inbound;
    }

    @Override
    public synchronized void start() {
        settings.watch().forEach((name, one) -> {
            Watch watch = new Watch(name, one, settings, roots, inbound.getObject(), InstantSource.system());
            running.add(Thread.ofVirtual().name("procos-watch-" + name).start(() -> run(name, one, watch)));
        });
    }

    private void run(String name, WatchSettings one, Watch watch) {
        try (ToldFiles told = new ToldFiles(settings.data().resolve(name + ".told"))) {
            Complaint complaint = new Complaint(name);
            while (!Thread.currentThread().isInterrupted()) {
                complaint.about(problem(watch, told));
                Thread.sleep(one.every());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("watch {} stopped: its memory in {} cannot be used: {}", name, settings.data(), e.toString());
        }
    }

    /** What kept a look from its end; empty when nothing did. */
    private static String problem(Watch watch, ToldFiles told) throws InterruptedException {
        try {
            watch.look(told);
            return "";
        } catch (TaskError | InboundUnavailable e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Says once that something is wrong, and once that it is right again. */
    private static final class Complaint {
        private final String watch;
        private String last = "";

        Complaint(String watch) {
            this.watch = watch;
        }

        void about(String problem) {
            if (!problem.equals(last) && !problem.isEmpty()) {
                LOG.warn("watch {} waits: {}", watch, problem);
            } else if (problem.isEmpty() && !last.isEmpty()) {
                LOG.info("watch {} goes on", watch);
            }
            last = problem;
        }
    }

    @Override
    public synchronized void stop() {
        running.forEach(Thread::interrupt);
        for (Thread thread : running) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
