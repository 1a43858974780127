package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;

/** Carries what stopped a stream through the reader of the stream. */
final class StoppedStream extends IOException {
    private static final long serialVersionUID = 1L;

    StoppedStream(Exception reason) {
        super(reason.getMessage(), reason);
    }

    /** The task's own error; an interruption is thrown. */
    TaskError reason() throws InterruptedException {
        return switch (getCause()) {
            case TaskError error -> error;
            case InterruptedException e -> throw e;
            case null, default -> new TaskError.Transient(String.valueOf(getMessage()), this);
        };
    }
}
