package io.procos.tde.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventRecord;
import io.procos.tde.spool.EventBytes;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as Kafka's record. It bears no time of its own: a clock that jumps must not make a broker refuse it. */
final class EventRecords {

    private EventRecords() {}

    static ProducerRecord<byte[], byte[]> of(String topic, CloudEvent event) {
        EventRecord form = EventRecord.of(event);
        var kafka = new ProducerRecord<>(topic, form.key().getBytes(UTF_8), EventBytes.of(event));
        form.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
        return kafka;
    }
}
