package io.procos.memory.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the trail found.
 *
 * @param intact whether every row is the one that was written, none is missing, and no content that is still there was
 *     changed
 * @param rows how many are intact, from the first one on
 * @param firstSeq of the trail as it is kept; what was before is sealed by {@code checkpointAt}
 * @param contents how many rows still have their content; that of the others was let go
 * @param checkpointAt when retention cut off the beginning; null when it never did
 * @param anchored whether the end is known from outside the database, so that a missing end is noticed
 * @param brokenAt null when intact
 */
public record AuditReport(
        boolean intact,
        long rows,
        long firstSeq,
        long lastSeq,
        long contents,
        @Nullable Instant checkpointAt,
        boolean anchored,
        @Nullable AuditBreak brokenAt) {}
