package io.procos.tde.inbound;

/** The engine is away or busy; the message may come again. */
public final class InboundUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public InboundUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
