package io.procos.workers.http;

import java.util.Locale;

/** When the body of a good answer (2xx) goes to the object store; processes write it in lower case. */
enum StoreResponse {
    /** A body above the cap is an error. */
    NEVER,
    /** A body above the cap is stored. */
    LARGE,
    /** Every body is stored. */
    ALWAYS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
