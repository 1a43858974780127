package io.procos.memory.database;

import org.jspecify.annotations.Nullable;

/** Our own Postgres cannot be started: the cause in one line, and the way out. */
public final class DatabaseUnavailable extends RuntimeException {
    private final String wayOut;

    DatabaseUnavailable(String cause, String wayOut, @Nullable Throwable because) {
        super(cause, because);
        this.wayOut = wayOut;
    }

    /** What a user can do. */
    public String wayOut() {
        return wayOut;
    }
}
