package io.procos.engine.log;

import org.jspecify.annotations.Nullable;

/** The log takes no more appends: it is closed, or its disk failed. Nothing that was refused has been written. */
public final class LogUnavailable extends RuntimeException {

    LogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
