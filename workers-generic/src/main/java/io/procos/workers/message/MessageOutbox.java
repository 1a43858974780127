package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way out to Kafka: all tasks share one producer, which sends together what comes at the same time. Thread-safe;
 * each caller waits until all in-sync replicas have its own message.
 */
@Component
public class MessageOutbox implements DisposableBean {
    /** The BPMN error code of a value above the cap. */
    static final String TOO_LARGE = "MESSAGE_TOO_LARGE";

    /** The header by which a receiver recognises a message that came twice. */
    static final String IDEMPOTENCY_KEY = "procos-idempotency-key";

    private static final int MAX_HEADERS = 50;
    private static final int MAX_HEADER_CHARS = 4_000;
    private static final int MAX_KEY_CHARS = 1_000;
    private static final Pattern HEADER = Pattern.compile("(?!procos-)[A-Za-z0-9._-]{1,100}");
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final MessageSettings settings;
    private final KafkaClients clients;
    private final Topics topics;
    private final TopicSchemas schemas;
    private @Nullable Producer<byte[], byte[]> producer;

    MessageOutbox(MessageSettings settings, KafkaClients clients) {
        this.settings = settings;
        this.clients = clients;
        this.topics = new Topics(settings.allowTopics());
        this.schemas = new TopicSchemas(settings.schemas());
    }

    /**
     * A message as a task writes it; nothing of it is checked yet.
     *
     * @param key null for none
     */
    public record Outgoing(String topic, @Nullable String key, Map<String, String> headers, byte[] value) {}

    /** Where a message is. */
    public record Receipt(String topic, int partition, long offset, long timestamp) {}

    /**
     * Sends a message and waits until it is safe.
     *
     * @param effectKey goes along as header {@value #IDEMPOTENCY_KEY}
     * @throws TaskError.Rejection when the message is not acceptable, or the brokers refuse it for good
     * @throws TaskError.Transient when the brokers do not take it now; it may still have been written
     * @throws TaskError.Permanent when the settings are wrong
     */
    public Receipt publish(Outgoing message, String effectKey) throws TaskError, InterruptedException {
        ProducerRecord<byte[], byte[]> out = checked(message);
        header(out, IDEMPOTENCY_KEY, effectKey);
        try {
            RecordMetadata where = producer().send(out).get();
            return new Receipt(where.topic(), where.partition(), where.offset(), where.timestamp());
        } catch (ExecutionException e) {
            throw KafkaFailure.of(message.topic(), e.getCause());
        } catch (KafkaException e) {
            throw KafkaFailure.of(message.topic(), e);
        }
    }

    private ProducerRecord<byte[], byte[]> checked(Outgoing message) throws TaskError {
        String topic = topics.check(message.topic());
        if (message.value().length > settings.maxValueSize().toBytes()) {
            throw new TaskError.Rejection(
                    TOO_LARGE,
                    "value: has " + message.value().length + " bytes; send a reference to it, or raise "
                            + MessageSettings.PREFIX + ".max-value-size");
        }
        schemas.check(topic, message.value());
        byte[] key = message.key() == null ? null : utf8(Fields.text("key", message.key(), MAX_KEY_CHARS));
        ProducerRecord<byte[], byte[]> out = new ProducerRecord<>(topic, key, message.value());
        if (message.headers().size() > MAX_HEADERS) {
            throw Fields.invalid(
                    "headers", "are " + message.headers().size() + "; at most " + MAX_HEADERS + " are allowed");
        }
        for (var header : message.headers().entrySet()) {
            String field = "headers." + name(header.getKey());
            header(out, header.getKey(), Fields.line(field, header.getValue(), MAX_HEADER_CHARS));
        }
        return out;
    }

    private static String name(String header) throws TaskError.Rejection {
        if (!HEADER.matcher(header).matches()) {
            throw Fields.invalid(
                    "headers",
                    "a header has a name that a task may not set; take 1 to 100 letters, digits, dots, hyphens and"
                            + " underscores that do not begin with procos-");
        }
        return header;
    }

    private static void header(ProducerRecord<byte[], byte[]> out, String name, String value) {
        out.headers().add(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Made when the first message goes out, so that a worker starts without its brokers. */
    private synchronized Producer<byte[], byte[]> producer() throws TaskError.Permanent {
        if (!clients.configured()) {
            throw KafkaFailure.notConfigured();
        }
        if (producer == null) {
            try {
                producer = new KafkaProducer<>(clients.producer());
            } catch (KafkaException e) {
                throw KafkaClients.wrong(e);
            }
        }
        return producer;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close(LAST_WORDS);
        }
    }
}
