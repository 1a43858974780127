package io.procos.e2e.chaos;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that start instances, each by a start key of its own, and repeat a start whose answer they did not get. A start of
 * which the kernel itself does not know what became of it is put aside. Thread-safe.
 */
final class StartLoad implements AutoCloseable {
    private static final int CLIENTS = 16;
    private static final int UNKNOWN = 409;
    private static final long PAUSE_MILLIS = 50;

    private final KernelProcess kernel;
    private final String processId;
    private final AtomicInteger counter = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> aside = new ConcurrentLinkedQueue<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    StartLoad(KernelProcess kernel, String processId) {
        this.kernel = kernel;
        this.processId = processId;
    }

    void begin() {
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(this::startOnAndOn);
        }
    }

    private void startOnAndOn() {
        try {
            while (!clients.isShutdown()) {
                start("s" + counter.incrementAndGet());
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String key) throws InterruptedException {
        while (true) {
            int status = kernel.start(processId, key, false);
            if (status / 100 == 2) {
                acknowledged.add(key);
                return;
            }
            if (status == UNKNOWN) {
                aside.add(key);
                return;
            }
            repeated.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Lets each client finish the start it is at. */
    void end() throws InterruptedException {
        clients.shutdown();
        clients.awaitTermination(2, java.util.concurrent.TimeUnit.MINUTES);
    }

    /**
     * What a person does with a start of unknown outcome, once all events of before are told: ask again, look for the
     * instance, and only if there is none start by force.
     *
     * @return how many had to be started by force
     */
    int settle(EngineStory story) throws InterruptedException {
        int forced = 0;
        for (String key : aside) {
            boolean there = kernel.start(processId, key, false) / 100 == 2;
            if (!there) {
                boolean missing = !story.knows(key);
                forced += missing ? 1 : 0;
                there = kernel.start(processId, key, missing) / 100 == 2;
            }
            if (there) {
                acknowledged.add(key);
            }
        }
        return forced;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Starts whose outcome the kernel did not know at first. */
    int aside() {
        return aside.size();
    }

    int repeated() {
        return repeated.get();
    }

    int asked() {
        return counter.get();
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
