package io.procos.memory.audit;

/** The last row of a trail: what the next one is chained to. */
public record AuditHead(long seq, byte[] hash) {

    /** Of a trail without rows. */
    public static final AuditHead NONE = new AuditHead(0, new byte[32]);
}
