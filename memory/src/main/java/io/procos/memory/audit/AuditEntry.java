package io.procos.memory.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one row of the trail says, without its hash.
 *
 * @param at to the microsecond, which is what Postgres keeps
 * @param contentHash {@link AuditChain#contentHash} of the event's data
 */
public record AuditEntry(
        long seq,
        String eventId,
        String source,
        String type,
        @Nullable Long processInstanceKey,
        Instant at,
        byte[] contentHash) {

    AuditEntry at(long otherSeq) {
        return new AuditEntry(otherSeq, eventId, source, type, processInstanceKey, at, contentHash);
    }
}
