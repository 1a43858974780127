package io.procos.workers.mail;

import io.procos.api.TaskError;

/** The bytes that one mail may still grow by. One thread. */
final class Room {
    /** The BPMN error code of a mail above the cap. */
    static final String TOO_LARGE = "MAIL_TOO_LARGE";

    private final long cap;
    private long left;

    Room(long cap) {
        this.cap = cap;
        this.left = cap;
    }

    void take(long bytes) throws TaskError.Rejection {
        left -= bytes;
        if (left < 0) {
            throw new TaskError.Rejection(
                    TOO_LARGE,
                    "text, html and attachments: have more than " + cap
                            + " bytes together; send a link instead, or raise procos.workers.mail.max-size");
        }
    }
}
