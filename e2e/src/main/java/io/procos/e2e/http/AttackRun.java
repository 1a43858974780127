package io.procos.e2e.http;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * All attacks in a JVM of their own, whose heap is small and whose name server is hostile. Arguments: a folder, and how
 * often each attack is made. Writes one line for each attack to {@code attacks.txt}: kind, outcome, milliseconds, what;
 * then one line {@code total}: visits to the canary, injected lines, live heap in bytes, look-ups of a changing name.
 */
public final class AttackRun {
    private static final int AT_ONCE = 24;

    private AttackRun() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        try (Canary canary = new Canary();
                EvilServer evil = new EvilServer();
                AttackedWorker worker = new AttackedWorker(folder.resolve("objects"), evil.port())) {
            List<String> lines = run(worker, attacks(canary.port(), evil.port()), Integer.parseInt(args[1]));
            lines.add("total\t%d\t%d\t%d\t%d"
                    .formatted(canary.visits(), evil.injected(), alive(), HostileNames.lookUps("turn0.rebind.test")));
            Files.write(folder.resolve("attacks.tmp"), lines);
            Files.move(folder.resolve("attacks.tmp"), folder.resolve("attacks.txt"));
        }
        System.exit(0);
    }

    private static List<Attack> attacks(int canary, int evil) {
        List<Attack> attacks = new ArrayList<>(AddressAttacks.all(canary, evil));
        attacks.addAll(RedirectAttacks.all(canary, evil));
        attacks.addAll(SmugglingAttacks.all(evil));
        attacks.addAll(ServerAttacks.all(evil));
        return attacks;
    }

    private static List<String> run(AttackedWorker worker, List<Attack> attacks, int times) throws Exception {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        Semaphore places = new Semaphore(AT_ONCE);
        try (var runs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                for (Attack attack : attacks) {
                    places.acquire();
                    runs.submit(() -> {
                        lines.add(line(worker, attack));
                        places.release();
                    });
                }
            }
        }
        return new ArrayList<>(lines);
    }

    private static String line(AttackedWorker worker, Attack attack) {
        long start = System.nanoTime();
        String outcome;
        try {
            outcome = worker.attack(attack);
        } catch (Throwable unexpected) {
            outcome = "broken: " + unexpected;
        }
        String what = attack.what().replaceAll("[^\\x20-\\x7e]", "?");
        return "%s\t%s\t%d\t%s".formatted(attack.kind(), outcome, (System.nanoTime() - start) / 1_000_000, what);
    }

    /** What a collection leaves: the JVM would not be here if its heap had ever run out. */
    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
