package io.procos.e2e.chaos;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventRecord;
import io.procos.api.event.TaskEvent.EffectChanged;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.exporter.CloudEventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka holds of the workers' events: which runs began, which jobs ended, which effects were intended and done. */
final class Trail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> startedRuns = new HashSet<>();
    private final Set<String> intendedRuns = new HashSet<>();
    private final Set<Long> completedJobs = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private int replayed;

    Trail(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = List.of(new TopicPartition(EventRecord.TOPIC, 0));
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads on, until nothing more comes. */
    void readOn() {
        while (true) {
            var records = consumer.poll(POLL);
            if (records.isEmpty()) {
                return;
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                take(CloudEventJson.read(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
    }

    private void take(CloudEvent event) {
        if (!ids.add(event.source() + event.id())) {
            return;
        }
        switch (event.data()) {
            case TaskStarted started -> startedRuns.add(started.runId());
            case EffectChanged effect -> take(effect);
            case TaskEnded ended -> {
                if (ended.outcome().equals("completed")) {
                    completedJobs.add(ended.jobKey());
                }
            }
            default -> {}
        }
    }

    private void take(EffectChanged effect) {
        if (effect.state().equals("intended")) {
            intendedRuns.add(effect.runId());
        } else if (effect.state().equals("replayed")) {
            replayed++;
        }
    }

    boolean knowsStart(String runId) {
        return startedRuns.contains(runId);
    }

    boolean knowsIntent(String runId) {
        return intendedRuns.contains(runId);
    }

    int completedJobs() {
        return completedJobs.size();
    }

    /** Effects that were answered from the ledger. */
    int replayed() {
        return replayed;
    }

    int events() {
        return ids.size();
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
