package io.procos.tde.spool;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where events wait for their reader.
 *
 * @param folder the spool's own folder; two processes must not share one
 * @param capacity disk space that the spool may take; when all of it waits to be shipped, jobs pause
 * @param segment size of one file, and so the largest event; a file is deleted when all of it is shipped
 * @param patience how long an append waits for room before it fails with {@link SpoolFull}
 * @param batch most events handed to the reader at once
 * @param linger how long the shipper sleeps when it has caught up: an event's delay, and what makes batches
 * @param maxBackoff longest wait between two tries when the reader refuses
 */
@ConfigurationProperties("procos.spool")
record SpoolSettings(
        @DefaultValue(".procos/spool") Path folder,
        @DefaultValue("256MB") DataSize capacity,
        @DefaultValue("8MB") DataSize segment,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("500") int batch,
        @DefaultValue("100ms") Duration linger,
        @DefaultValue("10s") Duration maxBackoff) {

    SpoolSettings {
        require(segment.toBytes() >= 4096, "procos.spool.segment must be at least 4KB");
        require(
                capacity.toBytes() >= 2 * segment.toBytes(),
                "procos.spool.capacity must be at least twice procos.spool.segment: while one file is written, the next"
                        + " is made ready");
        require(batch > 0, "procos.spool.batch must be at least 1");
        require(!patience.isNegative(), "procos.spool.patience must not be negative");
        require(linger.isPositive(), "procos.spool.linger must be more than 0");
        require(maxBackoff.isPositive(), "procos.spool.max-backoff must be more than 0");
    }

    /** The defaults, in another folder and with another capacity. */
    static SpoolSettings of(Path folder, DataSize capacity) {
        DataSize segment = DataSize.ofBytes(Math.min(capacity.toBytes() / 4, 8 << 20));
        Duration patience = Duration.ofSeconds(5);
        return new SpoolSettings(
                folder, capacity, segment, patience, 500, Duration.ofMillis(100), Duration.ofSeconds(10));
    }

    private static void require(boolean holds, String message) {
        if (!holds) throw new IllegalArgumentException(message);
    }
}
