package io.procos.workers.inbound;

/** What came in gives no message: an expression failed, or its result is of no use. Coming again changes nothing. */
public final class Unmappable extends Exception {
    private static final long serialVersionUID = 1L;

    Unmappable(String message) {
        super(message);
    }
}
