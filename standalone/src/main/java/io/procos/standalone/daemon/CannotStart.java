package io.procos.standalone.daemon;

import org.jspecify.annotations.Nullable;

/** The daemon cannot start: the cause in one line, and the way out. */
final class CannotStart extends RuntimeException {
    private final String wayOut;

    CannotStart(String cause, String wayOut) {
        this(cause, wayOut, null);
    }

    CannotStart(String cause, String wayOut, @Nullable Throwable because) {
        super(cause, because);
        this.wayOut = wayOut;
    }

    String wayOut() {
        return wayOut;
    }
}
