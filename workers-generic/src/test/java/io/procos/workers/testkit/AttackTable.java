package io.procos.workers.testkit;

import java.util.Map;
import java.util.TreeMap;

/** Counts cases of attacks by their kind, and prints what became of them. Thread-safe. */
public final class AttackTable {
    private final String target;
    private final Map<String, int[]> kinds = new TreeMap<>();

    public AttackTable(String target) {
        this.target = target;
    }

    /** One case; {@code stopped} when it was refused by name or did no harm. */
    public synchronized void count(String kind, boolean stopped) {
        int[] counts = kinds.computeIfAbsent(kind, unused -> new int[2]);
        counts[0]++;
        counts[1] += stopped ? 1 : 0;
    }

    /** All cases so far. */
    public synchronized int cases() {
        return kinds.values().stream().mapToInt(counts -> counts[0]).sum();
    }

    /** The table, one line a kind. */
    public synchronized void print() {
        StringBuilder table = new StringBuilder(target + " attacks: kind, cases, stopped, escaped\n");
        kinds.forEach((kind, counts) ->
                table.append("  %-28s %4d %4d %4d%n".formatted(kind, counts[0], counts[1], counts[0] - counts[1])));
        System.out.println(table);
    }
}
