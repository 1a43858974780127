package io.procos.engine.partition;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.procos.engine.log.LogUnavailable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands from partition to partition inside the JVM. A command to a partition that is not open is dropped:
 * the engine sends it again until it is acknowledged, as it does over a network. Thread-safe.
 */
final class PartitionLinks implements InterPartitionCommandSender {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionLinks.class);

    private final Map<Integer, LogStreamWriter> writers = new ConcurrentHashMap<>();

    void connect(int partitionId, LogStreamWriter writer) {
        writers.put(partitionId, writer);
    }

    void disconnect(int partitionId) {
        writers.remove(partitionId);
    }

    @Override
    public void sendCommand(
            int receiver,
            ValueType type,
            Intent intent,
            @Nullable Long key,
            UnifiedRecordValue value,
            @Nullable AuthInfo authorization) {
        LogStreamWriter writer = writers.get(receiver);
        if (writer == null) {
            LOG.debug("Partition {} is not open: {} {} is sent again later", receiver, type, intent);
            return;
        }
        RecordMetadata metadata = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(type)
                .intent(intent);
        if (authorization != null) {
            metadata.authorization(authorization);
        }
        write(writer, key == null ? LogAppendEntry.of(metadata, value) : LogAppendEntry.of(key, metadata, value));
    }

    private static void write(LogStreamWriter writer, LogAppendEntry entry) {
        try {
            writer.tryWrite(WriteContext.interPartition(), entry).ifLeft(failure -> LOG.debug("Not sent: {}", failure));
        } catch (LogUnavailable e) {
            LOG.debug("Not sent: {}", e.getMessage());
        }
    }
}
