package io.procos.engine.gateway.command;

/** Why a request was not done. gRPC and REST each map {@link #kind()} to their own status. Thread-safe. */
public final class GatewayError extends RuntimeException {

    /** What a caller can do about it; the first eight are the engine's own words. */
    public enum Kind {
        INVALID_ARGUMENT,
        NOT_FOUND,
        ALREADY_EXISTS,
        INVALID_STATE,
        UNAUTHORIZED,
        FORBIDDEN,
        PROCESSING_ERROR,
        EXCEEDED_BATCH_RECORD_SIZE,
        RESOURCE_EXHAUSTED,
        UNAVAILABLE,
        DEADLINE_EXCEEDED,
        UNIMPLEMENTED,
        UNKNOWN
    }

    private final Kind kind;

    public GatewayError(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public GatewayError(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** A request that can never succeed as it is. */
    public static GatewayError invalid(String message) {
        return new GatewayError(Kind.INVALID_ARGUMENT, message);
    }
}
