package io.procos.engine;

import org.jspecify.annotations.Nullable;

/** The engine does not start. The message is one line for people: what is wrong, and the way out. */
public final class EngineRefused extends RuntimeException {

    EngineRefused(String message) {
        this(message, null);
    }

    EngineRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
