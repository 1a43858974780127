package io.procos.workers.http;

import java.io.IOException;

/** A response body is larger than allowed. */
final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long maxBytes) {
        super("the response body is larger than " + maxBytes + " bytes");
    }
}
