package io.procos.tde;

import java.util.Locale;

/** What running an adapter twice with the same input would do to the world. */
public enum EffectKind {
    /** Nothing: it only reads. */
    READ,
    /** Nothing more than running it once, if the idempotency key reaches the other side. */
    IDEMPOTENT_WITH_KEY,
    /**
     * It happens twice: a second mail is sent. A {@link io.procos.api.TaskError} from such an adapter says that nothing
     * happened, unless it is {@link io.procos.api.TaskError.Uncertain}; after any other exception nobody knows.
     */
    NOT_IDEMPOTENT;

    /** As events say it: {@code read}, {@code idempotent-with-key} or {@code not-idempotent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
