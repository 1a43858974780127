package io.procos.engine.partition;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.LogStreamWriter.WriteFailure;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.util.Either;
import io.procos.engine.log.LogUnavailable;
import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.CommandBus.Reply;
import java.util.concurrent.CompletableFuture;

/** Appends user commands to one partition's log and hands out the promise of their reply. Thread-safe. */
final class CommandWriter {
    private final int partitionId;
    private final LogStreamWriter writer;
    private final Requests requests;

    CommandWriter(int partitionId, LogStreamWriter writer, Requests requests) {
        this.partitionId = partitionId;
        this.writer = writer;
        this.requests = requests;
    }

    CompletableFuture<Reply> write(UserCommand command) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        try {
            append(command.intent(), entry(command, requests.register(reply)));
        } catch (Refused refused) {
            reply.completeExceptionally(refused);
        } catch (LogUnavailable e) {
            reply.completeExceptionally(new Refused(Refused.Cause.UNAVAILABLE, String.valueOf(e.getMessage())));
        }
        return reply;
    }

    private LogAppendEntry entry(UserCommand command, long requestId) {
        RecordMetadata metadata = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(command.type())
                .intent(command.intent())
                .requestStreamId(requests.streamId())
                .requestId(requestId);
        if (command.operationReference() > 0) {
            metadata.operationReference(command.operationReference());
        }
        return command.key() > 0
                ? LogAppendEntry.of(command.key(), metadata, command.value())
                : LogAppendEntry.of(metadata, command.value());
    }

    private void append(Intent intent, LogAppendEntry entry) {
        if (!writer.canWriteEvents(1, entry.getLength())) {
            throw new Refused(
                    Refused.Cause.TOO_LARGE,
                    "The command is %d bytes long, more than a record may be (4 MB). Keep payloads outside and pass a reference"
                            .formatted(entry.getLength()));
        }
        Either<WriteFailure, Long> written = writer.tryWrite(WriteContext.userCommand(intent), entry);
        if (written.isLeft()) {
            throw refusal(written.getLeft());
        }
    }

    private Refused refusal(WriteFailure failure) {
        return switch (failure) {
            case CLOSED -> new Refused(Refused.Cause.UNAVAILABLE, "Partition %d is closed".formatted(partitionId));
            case WRITE_LIMIT_EXHAUSTED, REQUEST_LIMIT_EXHAUSTED ->
                new Refused(
                        Refused.Cause.BACK_PRESSURE,
                        "Partition %d has too many unprocessed commands. Try again after a pause"
                                .formatted(partitionId));
            case INVALID_ARGUMENT -> new Refused(Refused.Cause.UNAVAILABLE, "The command has no value");
        };
    }
}
