package io.procos.workers.sandbox;

import java.io.IOException;

/** What should confine a command ended before it was told which. */
final class EndedEarly extends IOException {
    private static final long serialVersionUID = 1L;

    EndedEarly(String lastWords, IOException cause) {
        super("the launcher ended before it had its plan: " + lastWords, cause);
    }
}
