package io.procos.standalone.client;

/** Ends a command: one line with the cause, one with the way out, and the exit status. */
public final class Failure extends RuntimeException {
    private final String wayOut;
    private final int status;

    public Failure(int status, String message, String wayOut) {
        super(message);
        this.status = status;
        this.wayOut = wayOut;
    }

    public int status() {
        return status;
    }

    /** What to do about it; empty when there is nothing to say. */
    public String wayOut() {
        return wayOut;
    }
}
