package io.procos.engine.partition;

import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.CommandBus.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one partition: holds it while it is open, tends it, and opens it again when it has failed. Commands may
 * come from any thread; {@link #open}, {@link #tend} and {@link #close} from one at a time.
 */
final class PartitionSlot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionSlot.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PartitionSettings settings;
    private final EngineRoom room;
    private volatile @Nullable Partition partition;
    private volatile String absence;
    private Duration pause = FIRST_PAUSE;
    private long openAgainAt = System.nanoTime();

    PartitionSlot(PartitionSettings settings, EngineRoom room) {
        this.settings = settings;
        this.room = room;
        this.absence = "Partition %d is not open yet".formatted(settings.id());
    }

    void open() throws IOException, InterruptedException {
        partition = new PartitionOpening(settings, room).run();
        pause = FIRST_PAUSE;
    }

    CompletableFuture<Reply> send(UserCommand command) {
        Partition current = partition;
        return current == null
                ? CompletableFuture.failedFuture(new Refused(Refused.Cause.UNAVAILABLE, absence))
                : current.send(command);
    }

    PartitionHealth health() {
        Partition current = partition;
        return current == null ? PartitionHealth.closed(settings.id(), absence) : current.health();
    }

    boolean isHealthy() {
        Partition current = partition;
        return current != null && current.trouble().isEmpty();
    }

    Optional<DeployedProcess> process(long key) {
        Partition current = partition;
        return current == null ? Optional.empty() : current.processes().find(key);
    }

    /** Called about once a second. */
    void tend() throws InterruptedException {
        Partition current = partition;
        try {
            if (current == null) {
                openAgain();
            } else if (current.hasFailed()) {
                giveUp(current);
            } else {
                mindDisk(current);
                current.tidy();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Partition {}: {}", settings.id(), e.getMessage(), e);
        }
    }

    private void mindDisk(Partition current) throws IOException {
        long usable = settings.storage().disk().usableBytes(settings.folder());
        if (usable < settings.storage().leastFreeBytes()) {
            current.pause(
                    "Only %d bytes are free on the disk of %s, less than the %d it needs. Free some space; nothing is lost"
                            .formatted(
                                    usable,
                                    settings.folder(),
                                    settings.storage().leastFreeBytes()));
        } else {
            current.resume();
        }
    }

    private void giveUp(Partition failed) {
        absence = failed.trouble();
        partition = null;
        openAgainAt = System.nanoTime() + pause.toNanos();
        LOG.error("Partition {} failed and is opened again in {}: {}", settings.id(), pause, absence);
        failed.close();
    }

    private void openAgain() throws IOException, InterruptedException {
        if (System.nanoTime() - openAgainAt < 0) {
            return;
        }
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        openAgainAt = System.nanoTime() + pause.toNanos();
        partition = new PartitionOpening(settings, room).run();
        LOG.info("Partition {} is open again", settings.id());
    }

    @Override
    public void close() {
        Partition current = partition;
        partition = null;
        absence = "Partition %d is closed".formatted(settings.id());
        if (current != null) {
            current.close();
        }
    }
}
