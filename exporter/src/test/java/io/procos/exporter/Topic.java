package io.procos.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.procos.api.event.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in a topic of one partition. */
record Topic(String address, String name) {

    List<CloudEvent> events() {
        List<CloudEvent> all = new ArrayList<>();
        var partition = new TopicPartition(name, 0);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address), bytes, bytes)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    all.add(CloudEventJson.read(new String(record.value(), UTF_8)));
                }
            }
        }
        return all;
    }

    List<String> ids() {
        return events().stream().map(CloudEvent::id).toList();
    }
}
