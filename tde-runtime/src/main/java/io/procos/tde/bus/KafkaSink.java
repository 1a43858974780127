package io.procos.tde.bus;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.spool.Quarantine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to a Kafka topic. A batch is taken when all in-sync replicas have all of it; else it is refused and comes
 * again whole. An event that the brokers refuse for ever, mostly because it is too large, is put into quarantine, and the
 * others go on. Signs of life are sent without waiting and may get lost. Thread-safe.
 */
public final class KafkaSink implements EventSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSink.class);

    private final String topic;
    private final Producers producers;
    private final Quarantine quarantine;
    private final AtomicBoolean telling = new AtomicBoolean();

    KafkaSink(BusSettings settings, Quarantine quarantine) {
        this(settings.topic(), settings.producer(), quarantine);
    }

    /** Writes to a topic by a producer with these settings of Kafka's. */
    public KafkaSink(String topic, Map<String, Object> producer, Quarantine quarantine) {
        this.topic = topic;
        this.producers = new Producers(producer);
        this.quarantine = quarantine;
    }

    /** Throws {@link KafkaException} while the brokers do not take the batch. */
    @Override
    public void accept(List<CloudEvent> batch) {
        if (batch.stream().allMatch(event -> event.data() instanceof WorkerSeen)) tellOnTheSide(batch);
        else deliver(batch);
    }

    /** Whoever says that the worker lives must not wait for Kafka: the next sign comes in a few seconds. */
    private void tellOnTheSide(List<CloudEvent> signs) {
        if (!telling.compareAndSet(false, true)) return;
        Thread.startVirtualThread(() -> {
            try {
                deliver(signs);
            } catch (RuntimeException e) {
                LOG.debug("Kafka did not hear that this worker lives: {}", e.getMessage());
            } finally {
                telling.set(false);
            }
        });
    }

    private void deliver(List<CloudEvent> batch) {
        try {
            List<CloudEvent> doubtful = refused(batch);
            for (CloudEvent event : doubtful) deliverAlone(event);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            producers.discard();
            throw e;
        }
    }

    /** Sends the batch; what was refused with, or only because of, an event that will always be refused. */
    private List<CloudEvent> refused(List<CloudEvent> batch) {
        Producer<byte[], byte[]> producer = producers.current();
        // Waits once for a broker that knows the topic, where each send would wait on its own.
        producer.partitionsFor(topic);
        List<Sending> sent = batch.stream().map(event -> send(producer, event)).toList();
        producer.flush();
        List<CloudEvent> refused = new ArrayList<>();
        Throwable busFailure = null;
        boolean poisoned = false;
        for (Sending sending : sent) {
            Throwable failure = sending.failure();
            if (failure == null) continue;
            refused.add(sending.event());
            poisoned |= Sending.isHopeless(failure);
            busFailure = failure;
        }
        if (busFailure != null && !poisoned) throw unavailable(busFailure);
        return refused;
    }

    /** On its own an event cannot be refused for the fault of another. */
    private void deliverAlone(CloudEvent event) {
        Producer<byte[], byte[]> producer = producers.current();
        Sending sending = send(producer, event);
        producer.flush();
        Throwable failure = sending.failure();
        if (failure == null) return;
        if (!Sending.isHopeless(failure)) throw unavailable(failure);
        putAside(event, String.valueOf(failure.getMessage()));
    }

    private Sending send(Producer<byte[], byte[]> producer, CloudEvent event) {
        return new Sending(event, producer.send(EventRecords.of(topic, event)));
    }

    private void putAside(CloudEvent event, String reason) {
        try {
            LOG.error(
                    "Kafka refuses event {} ({}) for ever and it is kept in {}: {}",
                    event.id(),
                    event.type(),
                    quarantine.keep(event, reason),
                    reason);
        } catch (IOException e) {
            throw new UncheckedIOException("event " + event.id() + " cannot be put aside, so it is kept", e);
        }
    }

    private KafkaException unavailable(Throwable failure) {
        return new KafkaException("Kafka does not take events for " + topic + " now: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        producers.close();
    }
}
