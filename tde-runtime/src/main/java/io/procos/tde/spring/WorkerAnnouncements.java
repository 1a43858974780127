package io.procos.tde.spring;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.worker.TaskWorker;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every five seconds that the worker lives and what it serves: to every {@link EventSink} bean whose name begins
 * with {@code workerSeen}, and by HTTP to the kernel if its address is configured. Also the moment at which the worker
 * looks after its subscriptions.
 */
final class WorkerAnnouncements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerAnnouncements.class);
    private static final String SINK_PREFIX = "workerSeen";
    private static final int EVERY_SECONDS = 5;

    private final String name;
    private final List<EventSink> sinks;
    private final Instant startedAt =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("procos-announcements").factory());
    private volatile boolean draining;
    private @Nullable TaskWorker worker;

    private WorkerAnnouncements(String name, List<EventSink> sinks) {
        this.name = name;
        this.sinks = sinks;
    }

    static WorkerAnnouncements of(TdeSettings settings, String name, Map<String, EventSink> beans) {
        List<EventSink> sinks = new ArrayList<>();
        beans.forEach((bean, sink) -> {
            if (bean.startsWith(SINK_PREFIX)) {
                sinks.add(sink);
            }
        });
        if (settings.kernelAddress() != null) {
            sinks.add(new KernelSink(settings.kernelAddress(), settings.kernelToken()));
        }
        return new WorkerAnnouncements(name, sinks);
    }

    synchronized void start(TaskWorker started) {
        worker = started;
        scheduler.scheduleWithFixedDelay(this::beat, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Says at once that the worker takes no more jobs. */
    void draining() {
        draining = true;
        scheduler.execute(this::beat);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private synchronized void beat() {
        TaskWorker running = worker;
        if (running == null) {
            return;
        }
        running.watch();
        Instant now = Instant.now();
        WorkerSeen seen = new WorkerSeen(name, TaskWorker.VERSION, startedAt, draining, running.serves());
        CloudEvent event = CloudEvent.of(name + "/seen-" + now.toEpochMilli(), "/worker/" + name, null, now, seen);
        sinks.forEach(sink -> tell(sink, event));
    }

    private static void tell(EventSink sink, CloudEvent event) {
        try {
            sink.accept(List.of(event));
        } catch (RuntimeException e) {
            LOG.debug("nobody heard that this worker lives; it says so again in {} s", EVERY_SECONDS, e);
        }
    }
}
