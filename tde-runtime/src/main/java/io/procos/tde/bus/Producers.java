package io.procos.tde.bus;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * The one producer, made when it is first needed: a name that cannot be resolved yet must not keep a worker from starting.
 * Thread-safe.
 */
final class Producers implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private @Nullable Producer<byte[], byte[]> producer;

    Producers(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Throws {@link org.apache.kafka.common.KafkaException} when a setting is wrong or no broker's name is known. */
    synchronized Producer<byte[], byte[]> current() {
        if (producer == null) producer = new KafkaProducer<>(settings);
        return producer;
    }

    /** Some failures leave a producer useless for good, and there is no asking which: the next one begins anew. */
    synchronized void discard() {
        if (producer != null) producer.close(Duration.ZERO);
        producer = null;
    }

    @Override
    public synchronized void close() {
        if (producer != null) producer.close(FAREWELL);
        producer = null;
    }
}
