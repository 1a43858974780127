package io.procos.tde.inbound;

/** The engine will never take this message: a variable is too large, or the name is empty. */
public final class InboundRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public InboundRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
