package io.procos.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter throws when it knows why it failed. Anything else it throws counts as {@link Transient}, with the
 * default backoff: never an immediate retry.
 */
public abstract sealed class TaskError extends Exception {

    private TaskError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The request itself is refused; the diagram may catch {@link #code()} as a BPMN error. */
    public static final class Rejection extends TaskError {
        private final String code;

        public Rejection(String code, String message) {
            this(code, message, null);
        }

        public Rejection(String code, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        /** The BPMN error code: one of {@link ErrorCode} or one the adapter declares. */
        public String code() {
            return code;
        }
    }

    /** May work later: the job loses a retry and comes back after {@link #backoff()}. */
    public static final class Transient extends TaskError {
        private final transient @Nullable Duration backoff;

        public Transient(String message, @Nullable Throwable cause) {
            this(message, null, cause);
        }

        public Transient(String message, @Nullable Duration backoff, @Nullable Throwable cause) {
            super(message, cause);
            this.backoff = backoff;
        }

        /** How long to wait before the next try; null leaves it to the runtime. */
        public @Nullable Duration backoff() {
            return backoff;
        }
    }

    /** Will not work before somebody mends something: an incident. */
    public static final class Permanent extends TaskError {
        public Permanent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Nobody can know whether it happened: the other side got everything and its answer was lost. A human has to look. An
     * adapter that does the same thing again at a second call throws this and nothing else in that case: any other of
     * these errors says that nothing happened.
     */
    public static final class Uncertain extends TaskError {
        public Uncertain(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
