package io.procos.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventDispatch;
import io.procos.api.event.EventRecord;
import io.procos.api.event.EventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to a Kafka topic; a batch has arrived when all in-sync replicas have it. Waits for that, so it belongs on
 * a thread that may wait. The connection begins with the first batch. Used by one thread at a time.
 */
final class KafkaSink implements EventSink, EventDispatch.Bus, AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final RefusedEvents refused;
    private final EventDispatch dispatch = new EventDispatch(this);
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaSink(KafkaSettings settings) {
        this.settings = settings;
        this.refused = new RefusedEvents(settings.quarantine());
    }

    /** After a failure the next batch begins with a new producer: some failures leave one useless for good. */
    @Override
    public void accept(List<CloudEvent> batch) {
        try {
            // Waits once for a broker that knows the topic, where each send would wait on its own.
            producer().partitionsFor(settings.topic());
            dispatch.deliver(batch);
        } catch (RuntimeException e) {
            discard(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public Future<?> send(CloudEvent event) {
        EventRecord form = EventRecord.of(event);
        byte[] value = CloudEventJson.write(event).getBytes(UTF_8);
        // It bears no time of its own: a clock that jumps must not make a broker refuse it.
        var kafka = new ProducerRecord<>(settings.topic(), form.key().getBytes(UTF_8), value);
        form.headers().forEach((name, text) -> kafka.headers().add(name, text.getBytes(UTF_8)));
        return producer().send(kafka);
    }

    @Override
    public void flush() {
        producer().flush();
    }

    @Override
    public boolean isHopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    @Override
    public void putAside(CloudEvent event, String reason) {
        refused.keep(event, reason);
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private void discard(Duration patience) {
        if (producer != null) producer.close(patience);
        producer = null;
    }

    @Override
    public void close() {
        discard(FAREWELL);
    }
}
