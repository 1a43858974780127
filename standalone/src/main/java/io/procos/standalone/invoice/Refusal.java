package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import org.jspecify.annotations.Nullable;

/** The two ways in which a document is turned away, each with a reason that its sender can act on. */
final class Refusal {
    static final String UNREADABLE = "INVOICE_UNREADABLE";
    static final String INVALID = "INVOICE_INVALID";

    private Refusal() {}

    /** The bytes are not a document that this reader knows. */
    static TaskError.Rejection unreadable(String reason, @Nullable Throwable cause) {
        return new TaskError.Rejection(UNREADABLE, reason, cause);
    }

    static TaskError.Rejection unreadable(String reason) {
        return unreadable(reason, null);
    }

    /** The document is known and breaks a rule. */
    static TaskError.Rejection invalid(String reason) {
        return new TaskError.Rejection(INVALID, reason);
    }
}
