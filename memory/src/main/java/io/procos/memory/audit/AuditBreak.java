package io.procos.memory.audit;

/**
 * The first row of the trail that is not what was written.
 *
 * @param seq of the row, or of the one that should stand there
 * @param what in one line
 */
public record AuditBreak(long seq, Kind kind, String what) {

    /** What was done to it. */
    public enum Kind {
        EDITED,
        MISSING,
        SWAPPED,
        TRUNCATED
    }
}
