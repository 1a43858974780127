package io.procos.engine.partition;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import io.procos.engine.log.SegmentedLog;
import io.procos.engine.partition.CommandBus.Reply;
import java.util.concurrent.Executor;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Turns the engine's responses into replies. The processor calls it on its own thread with buffers that it reuses, so
 * everything is copied at once; the reply leaves only when all that the engine wrote for it is on the device.
 */
final class ReplyWriter implements CommandResponseWriter {
    private static final BufferWriter NOTHING = new Nothing();

    private final Requests requests;
    private final SegmentedLog log;
    private final Executor completions;
    private int partitionId;
    private long key;
    private Intent intent = Intent.UNKNOWN;
    private RecordType recordType = RecordType.NULL_VAL;
    private ValueType valueType = ValueType.NULL_VAL;
    private RejectionType rejectionType = RejectionType.NULL_VAL;
    private String rejectionReason = "";
    private BufferWriter value = NOTHING;

    ReplyWriter(Requests requests, SegmentedLog log, Executor completions) {
        this.requests = requests;
        this.log = log;
        this.completions = completions;
    }

    @Override
    public CommandResponseWriter partitionId(int newPartitionId) {
        partitionId = newPartitionId;
        return this;
    }

    @Override
    public CommandResponseWriter key(long newKey) {
        key = newKey;
        return this;
    }

    @Override
    public CommandResponseWriter intent(Intent newIntent) {
        intent = newIntent;
        return this;
    }

    @Override
    public CommandResponseWriter recordType(RecordType newRecordType) {
        recordType = newRecordType;
        return this;
    }

    @Override
    public CommandResponseWriter valueType(ValueType newValueType) {
        valueType = newValueType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionType(RejectionType newRejectionType) {
        rejectionType = newRejectionType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionReason(DirectBuffer newRejectionReason) {
        rejectionReason = BufferUtil.bufferAsString(newRejectionReason);
        return this;
    }

    @Override
    public CommandResponseWriter valueWriter(BufferWriter newValue) {
        value = newValue;
        return this;
    }

    @Override
    public void tryWriteResponse(int requestStreamId, long requestId) {
        if (requests.isAwaited(requestStreamId, requestId)) {
            Reply reply = reply();
            log.whenDurable(
                    log.appendedPosition(), () -> completions.execute(() -> requests.complete(requestId, reply)));
        }
        rejectionReason = "";
        value = NOTHING;
    }

    private Reply reply() {
        return recordType == RecordType.COMMAND_REJECTION
                ? new Reply.Rejected(partitionId, rejectionType, rejectionReason)
                : new Reply.Accepted(partitionId, key, valueType, intent, copy(value));
    }

    private static DirectBuffer copy(BufferWriter value) {
        MutableDirectBuffer copy = new UnsafeBuffer(new byte[value.getLength()]);
        value.write(copy, 0);
        return copy;
    }

    private static final class Nothing implements BufferWriter {
        @Override
        public int getLength() {
            return 0;
        }

        @Override
        public int write(MutableDirectBuffer buffer, int offset) {
            return 0;
        }
    }
}
