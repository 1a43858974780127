package io.procos.memory.audit;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the trail row by row until the first one that does not belong. Not thread-safe. */
final class ChainWalk {
    private final AuditChain chain;
    private final @Nullable AuditHead anchor;
    private AuditHead last;
    private long rows;
    private long contents;

    /**
     * @param before what the first row is chained to
     * @param anchor a row that is known from outside, if any
     */
    ChainWalk(AuditChain chain, AuditHead before, @Nullable AuditHead anchor) {
        this.chain = chain;
        this.last = before;
        this.anchor = anchor;
    }

    AuditHead last() {
        return last;
    }

    long rows() {
        return rows;
    }

    long contents() {
        return contents;
    }

    /** What is wrong with this row, the next one in the table; {@link AuditBreak.Kind#EDITED} may turn out to be more. */
    Optional<AuditBreak> step(AuditRow row) {
        long expected = last.seq() + 1;
        if (row.seq() > expected) return broken(expected, AuditBreak.Kind.MISSING, gap(expected, row.seq() - 1));
        if (!MessageDigest.isEqual(chain.link(last.hash(), row.entry()), row.hash())) {
            return broken(expected, AuditBreak.Kind.EDITED, "row " + expected + " is not the one that was written");
        }
        if (anchor != null && anchor.seq() == expected && !MessageDigest.isEqual(anchor.hash(), row.hash())) {
            return broken(expected, AuditBreak.Kind.EDITED, "the trail up to row " + expected + " was written anew");
        }
        return row.content() == null ? advance(row) : content(row, row.content());
    }

    /** Rows that are known to have been there, and are not. */
    Optional<AuditBreak> end() {
        if (anchor == null || anchor.seq() <= last.seq()) return Optional.empty();
        long first = last.seq() + 1;
        return broken(first, AuditBreak.Kind.TRUNCATED, gap(first, anchor.seq()) + " from the end");
    }

    /** Whether a row written elsewhere belongs here, where another one stands. */
    boolean belongsHere(AuditRow elsewhere, AuditRow standing) {
        byte[] hash = chain.link(last.hash(), elsewhere.entry().at(last.seq() + 1));
        return MessageDigest.isEqual(hash, elsewhere.hash()) || MessageDigest.isEqual(hash, standing.hash());
    }

    private Optional<AuditBreak> content(AuditRow row, String content) {
        byte[] hash = chain.contentHash(CanonicalJson.ofText(content));
        if (row.labelled() && MessageDigest.isEqual(hash, row.entry().contentHash())) {
            contents++;
            return advance(row);
        }
        return broken(row.seq(), AuditBreak.Kind.EDITED, "the content of row " + row.seq() + " was changed");
    }

    private Optional<AuditBreak> advance(AuditRow row) {
        last = new AuditHead(row.seq(), row.hash());
        rows++;
        return Optional.empty();
    }

    private static Optional<AuditBreak> broken(long seq, AuditBreak.Kind kind, String what) {
        return Optional.of(new AuditBreak(seq, kind, what));
    }

    private static String gap(long from, long to) {
        return from == to ? "row " + from + " is gone" : "rows " + from + " to " + to + " are gone";
    }
}
