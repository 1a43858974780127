package io.procos.workers.message;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/**
 * Where records go that the engine will never take: to a topic, unchanged and with headers that say why and where from, or
 * only to the log. Thread-safe.
 *
 * @param topic null for none
 */
record DeadLetters(String subscription, @Nullable String topic, Producer<byte[], byte[]> producer)
        implements ConsumerRecordRecoverer {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final long PATIENCE_SECONDS = 60;

    /** Fails when the topic does not take it: the record then comes again. */
    @Override
    public void accept(ConsumerRecord<?, ?> record, Exception failure) {
        String why = reason(failure);
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        LOG.error("{}.subscriptions.{}: {} starts nothing: {}", MessageSettings.PREFIX, subscription, place, why);
        if (topic != null) {
            send(
                    new ProducerRecord<>(topic, null, (byte[]) record.key(), (byte[]) record.value(), record.headers()),
                    place,
                    why);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> letter, String place, String why) {
        letter.headers().add("procos-dead-from", place.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("procos-dead-reason", why.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordTeller.Later("interrupted before the dead letter was kept", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new RecordTeller.Later("the dead letter topic " + topic + " does not take " + place, e);
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTeller.Hopeless) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
