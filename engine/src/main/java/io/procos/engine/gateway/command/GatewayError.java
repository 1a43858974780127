package io.procos.engine.gateway.command;

import java.util.concurrent.CompletionException;

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

    /** Nothing was written, and trying again later may succeed. */
    public boolean isPassing() {
        return kind == Kind.RESOURCE_EXHAUSTED || kind == Kind.UNAVAILABLE;
    }

    /** A fault of ours, not of the caller and not of the engine's. */
    public boolean isUnexpected() {
        return kind == Kind.PROCESSING_ERROR && getCause() != null;
    }

    /** The failure inside what a future reports. */
    public static GatewayError of(Throwable error) {
        return switch (error) {
            case GatewayError known -> known;
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case IllegalArgumentException invalid ->
                new GatewayError(Kind.INVALID_ARGUMENT, String.valueOf(invalid.getMessage()), invalid);
            default ->
                new GatewayError(
                        Kind.PROCESSING_ERROR,
                        "Unexpected error occurred during the request processing: " + error.getMessage(),
                        error);
        };
    }

    /** A request that can never succeed as it is. */
    public static GatewayError invalid(String message) {
        return new GatewayError(Kind.INVALID_ARGUMENT, message);
    }
}
