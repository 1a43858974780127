package io.procos.tde.policy;

import org.jspecify.annotations.Nullable;

/** The policy cannot be read, or gives an answer that nobody understands. */
public final class BrokenPolicy extends RuntimeException {

    BrokenPolicy(String message) {
        super(message);
    }

    BrokenPolicy(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
