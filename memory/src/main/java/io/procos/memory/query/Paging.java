package io.procos.memory.query;

import org.jspecify.annotations.Nullable;

/** How many, and after what. */
record Paging(int limit, @Nullable Cursor after) {
    static final String DEFAULT_LIMIT = "50";
    private static final int MOST = 1_000;

    static Paging of(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.field("limit", "'limit' must be 1 to " + MOST, "ask for fewer, and for the next page");
        }
        return new Paging(limit, cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor));
    }

    /** One more than asked for. */
    int rows() {
        return limit + 1;
    }
}
