package io.procos.engine.partition;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;

/** How the gateway reaches the partitions. Thread-safe; futures complete on an engine thread, so do not block there. */
public interface CommandBus {

    /** Partitions are numbered from 1. */
    int partitionCount();

    /** False while the partition cannot take commands: starting, failed, or out of disk. */
    boolean isHealthy(int partitionId);

    /**
     * Writes a command and answers when the engine does. Commands that await a result answer late: the caller sets its
     * own time limit, and cancels the future when it gives up.
     *
     * @return fails with {@link Refused} when the command never reached the log
     */
    CompletableFuture<Reply> send(int partitionId, UserCommand command);

    /** What the engine said. */
    sealed interface Reply {
        /** {@code value} is a private copy of the record's MessagePack body. */
        record Accepted(int partitionId, long key, ValueType type, Intent intent, DirectBuffer value)
                implements Reply {}

        record Rejected(int partitionId, RejectionType type, String reason) implements Reply {}
    }

    /** The command was not written; trying again later is safe. */
    final class Refused extends RuntimeException {
        /** Why the engine would not take it. */
        public enum Cause {
            BACK_PRESSURE,
            UNAVAILABLE,
            DISK_FULL,
            TOO_LARGE
        }

        private final Cause refusal;

        public Refused(Cause refusal, String message) {
            super(message);
            this.refusal = refusal;
        }

        public Cause refusal() {
            return refusal;
        }
    }
}
