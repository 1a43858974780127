package io.procos.tde.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventDispatch;
import io.procos.api.event.EventRecord;
import io.procos.api.event.EventSink;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.spool.EventBytes;
import io.procos.tde.spool.Quarantine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to a Kafka topic. A batch is taken when all in-sync replicas have all of it; else it is refused and comes
 * again whole. An event that the brokers refuse for ever, mostly because it is too large, is put into quarantine, and the
 * others go on. Signs of life are sent without waiting and may get lost. Thread-safe.
 */
public final class KafkaSink implements EventSink, EventDispatch.Bus, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSink.class);

    private final String topic;
    private final Producers producers;
    private final Quarantine quarantine;
    private final EventDispatch dispatch = new EventDispatch(this);
    private final AtomicBoolean telling = new AtomicBoolean();

    KafkaSink(BusSettings settings, Quarantine quarantine) {
        this.topic = settings.topic();
        this.producers = new Producers(settings.producer());
        this.quarantine = quarantine;
    }

    /** Writes to this topic of a cluster that asks for no password. */
    public KafkaSink(String bootstrapServers, String topic, Quarantine quarantine) {
        this(new BusSettings(bootstrapServers, topic, BusSettings.PATIENCE, Map.of()), quarantine);
    }

    /** Throws while the brokers do not take the batch. */
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
            // Waits once for a broker that knows the topic, where each send would wait on its own.
            producers.current().partitionsFor(topic);
            dispatch.deliver(batch);
        } catch (RuntimeException e) {
            producers.discard();
            throw e;
        }
    }

    /** The record bears no time of its own: a clock that jumps must not make a broker refuse it. */
    @Override
    public Future<?> send(CloudEvent event) {
        EventRecord form = EventRecord.of(event);
        var kafka = new ProducerRecord<>(topic, form.key().getBytes(UTF_8), EventBytes.of(event));
        form.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
        return producers.current().send(kafka);
    }

    @Override
    public void flush() {
        producers.current().flush();
    }

    @Override
    public boolean isHopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    @Override
    public void putAside(CloudEvent event, String reason) {
        try {
            LOG.error(
                    "Kafka refuses event {} ({}) for ever and it is kept in {}: {}",
                    event.id(),
                    event.type(),
                    quarantine.keep(event, reason),
                    reason);
        } catch (IOException e) {
            throw new UncheckedIOException("event " + event.id() + " cannot be put aside, so it comes again", e);
        }
    }

    @Override
    public void close() {
        producers.close();
    }
}
