package io.procos.e2e.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A race: some threads swap a folder and a file for links to the outside and back as fast as they can, while others use
 * both through every adapter. One answer with the outside in it, or one change of the outside, is an escape. Beside them
 * goes a reader that looks first and opens then, as one would write it: if not even that one gets out, the race is too
 * tame to prove anything.
 */
final class LinkFlip {
    private static final int USERS = 16;
    private static final int CHECK_EVERY = 500;
    private static final List<String> PATHS = List.of("flip/s3cret", "flip/new", "flip/sub/new", "flip", "leaf");

    private final FileTasks tasks;
    private final FileWorld world;
    private final List<Probe> probes;
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong inside = new AtomicLong();
    private final AtomicLong flips = new AtomicLong();
    private final AtomicLong escapes = new AtomicLong();
    private final AtomicLong unclear = new AtomicLong();
    private final AtomicLong naiveAttempts = new AtomicLong();
    private final AtomicLong naiveEscapes = new AtomicLong();

    LinkFlip(FileTasks tasks, FileWorld world, List<Probe> probes) {
        this.tasks = tasks;
        this.world = world;
        this.probes = probes;
    }

    /** What the race came to. */
    record Outcome(
            long attempts,
            long inside,
            long flips,
            long escapes,
            long unclear,
            long naiveAttempts,
            long naiveEscapes) {}

    Outcome run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            threads.add(Thread.ofPlatform().start(() -> use(end)));
        }
        threads.add(Thread.ofPlatform().start(() -> readNaively(end)));
        for (int i = 0; i < 2; i++) {
            String own = "aside-" + i;
            threads.add(Thread.ofPlatform().start(() -> repeat(end, () -> flipFolder(own))));
            String draft = "draft-" + i;
            threads.add(Thread.ofPlatform().start(() -> repeat(end, () -> flipFile(draft))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!world.untouched()) {
            escapes.incrementAndGet();
        }
        return new Outcome(
                attempts.get(),
                inside.get(),
                flips.get(),
                escapes.get(),
                unclear.get(),
                naiveAttempts.get(),
                naiveEscapes.get());
    }

    private void use(long end) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (System.nanoTime() < end) {
            Probe probe = probes.get(random.nextInt(probes.size()));
            judge(probe, tasks.run(probe, PATHS.get(random.nextInt(PATHS.size()))));
        }
    }

    private void judge(Probe probe, Answer answer) {
        long count = attempts.incrementAndGet();
        try {
            if (FileWorld.leaks(answer.text()) || count % CHECK_EVERY == 0 && !world.untouched()) {
                escapes.incrementAndGet();
                System.err.println("ESCAPED in the race, " + probe.name() + ": " + answer.text());
            }
            if (count % 10 == 0) {
                world.reset();
            }
        } catch (IOException e) {
            // another thread puts the same file back
        }
        if (answer.kind() == Answer.Kind.DONE) {
            inside.incrementAndGet();
        } else if (!answer.clear()) {
            unclear.incrementAndGet();
            System.err.println("UNCLEAR in the race, " + probe.name() + ": " + answer.text());
        }
    }

    private void readNaively(long end) {
        Path file = world.inbox().resolve("leaf");
        while (System.nanoTime() < end) {
            naiveAttempts.incrementAndGet();
            try {
                boolean allowed = file.toRealPath().startsWith(world.inbox().toRealPath());
                if (allowed && FileWorld.leaks(Files.readString(file))) {
                    naiveEscapes.incrementAndGet();
                }
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** One swap; tasks may have made or taken away something in between. */
    @FunctionalInterface
    private interface Swap {
        void once() throws IOException;
    }

    private void repeat(long end, Swap swap) {
        while (System.nanoTime() < end) {
            try {
                swap.once();
                flips.incrementAndGet();
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    private void flipFolder(String own) throws IOException {
        Path flip = world.inbox().resolve("flip");
        Path aside = world.inbox().resolve(own);
        if (Files.isDirectory(flip, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(flip, aside, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createDirectories(aside);
        }
        Path harmless = aside.resolve("s3cret");
        if (!Files.exists(harmless, LinkOption.NOFOLLOW_LINKS)) {
            Files.writeString(harmless, "harmless");
        }
        Files.createSymbolicLink(flip, world.outside());
        Thread.yield();
        if (Files.isSymbolicLink(flip)) {
            Files.delete(flip);
        }
        Files.move(aside, flip, StandardCopyOption.ATOMIC_MOVE);
    }

    private void flipFile(String draft) throws IOException {
        Path leaf = world.inbox().resolve("leaf");
        Path next = world.inbox().resolve(draft);
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, world.secret());
        Files.move(next, leaf, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(next, "harmless");
        Files.move(next, leaf, StandardCopyOption.ATOMIC_MOVE);
    }
}
