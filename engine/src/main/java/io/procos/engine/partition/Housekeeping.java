package io.procos.engine.partition;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tends all partitions once a second, on one thread. */
final class Housekeeping implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-housekeeping").factory());

    void start(List<PartitionSlot> slots) {
        thread.scheduleWithFixedDelay(() -> tend(slots), 1, 1, TimeUnit.SECONDS);
    }

    private static void tend(List<PartitionSlot> slots) {
        for (PartitionSlot slot : slots) {
            try {
                slot.tend();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits for a round that is under way. */
    @Override
    public void close() {
        thread.close();
    }
}
