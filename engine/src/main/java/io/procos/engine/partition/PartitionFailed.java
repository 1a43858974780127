package io.procos.engine.partition;

import org.jspecify.annotations.Nullable;

/** A partition cannot start or go on. The message says why and what to do. */
public final class PartitionFailed extends RuntimeException {

    PartitionFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
