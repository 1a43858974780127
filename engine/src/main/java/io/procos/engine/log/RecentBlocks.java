package io.procos.engine.log;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The newest blocks, kept in memory: the processor and the exporters read them right after they were written. */
final class RecentBlocks {
    private static final int MOST_BYTES = 8 << 20;

    private final NavigableMap<Long, Block> byLowest = new ConcurrentSkipListMap<>();
    private int bytes;

    /** Called by the writer thread alone. */
    void add(Block block) {
        byLowest.put(block.lowest, block);
        bytes += block.frame.length;
        while (bytes > MOST_BYTES && byLowest.size() > 1) {
            bytes -= byLowest.pollFirstEntry().getValue().frame.length;
        }
    }

    /** The block that holds {@code position}, if it is still here. */
    @Nullable Block holding(long position) {
        var entry = byLowest.floorEntry(position);
        return entry == null || entry.getValue().highest < position ? null : entry.getValue();
    }
}
