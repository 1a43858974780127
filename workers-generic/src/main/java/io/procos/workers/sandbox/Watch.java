package io.procos.workers.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks after a run from outside for what the kernel limits by process only: the memory of all together, the whole
 * folder, the time. A command can pass a limit between two looks before it is ended. Not thread-safe.
 */
final class Watch {
    private static final long FIRST_LOOK_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 200;

    private final SandboxSettings settings;
    private final Process launched;
    private final Scratch scratch;
    private final long deadline;

    Watch(SandboxSettings settings, Process launched, Scratch scratch, Duration time) {
        this.settings = settings;
        this.launched = launched;
        this.scratch = scratch;
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Waits for the end, or for the first limit that is passed. */
    Optional<Breach> untilEnd() throws InterruptedException, IOException {
        long pause = FIRST_LOOK_MILLIS;
        while (!launched.waitFor(Math.min(pause, millisLeft()), TimeUnit.MILLISECONDS)) {
            Optional<Breach> breach = look();
            if (breach.isPresent()) {
                return breach;
            }
            pause = Math.min(pause * 2, LONGEST_WAIT_MILLIS);
        }
        return folder(0);
    }

    private long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    private Optional<Breach> look() throws IOException {
        if (System.nanoTime() - deadline >= 0) {
            return Optional.of(Breach.TIME);
        }
        ProcessUsage processes = ProcessUsage.of(launched, scratch.work());
        return processes.memory() > settings.memory().toBytes()
                ? Optional.of(Breach.MEMORY)
                : folder(processes.deletedBytes());
    }

    private Optional<Breach> folder(long deletedBytes) throws IOException {
        if (scratch.stdout().size() + scratch.stderr().size()
                > settings.output().toBytes()) {
            return Optional.of(Breach.OUTPUT);
        }
        FolderUsage folder = FolderUsage.of(scratch.work(), settings.files());
        if (folder.tooMany()) {
            return Optional.of(Breach.FILES);
        }
        return folder.bytes() + deletedBytes > settings.disk().toBytes() ? Optional.of(Breach.DISK) : Optional.empty();
    }
}
