package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.message.MessageOutbox.Outgoing;
import io.procos.workers.message.MessageOutbox.Receipt;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes one message to a Kafka topic and waits until all in-sync replicas have it. */
@Component
@AdapterType(
        value = "procos.message.publish.v1",
        name = "Publish message",
        description = "Publishes one message to a Kafka topic and waits until all in-sync replicas have it.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "topic",
        lease = "PT60S",
        errors = {
            Topics.NOT_ALLOWED + ": tasks may not use this topic",
            TopicSchemas.REFUSED + ": the value does not meet the topic's schema",
            MessageOutbox.TOO_LARGE + ": the value is larger than the worker or the brokers allow"
        })
class MessagePublishAdapter implements Adapter<MessagePublishAdapter.Input, MessagePublishAdapter.Output> {

    record Input(
            @io.procos.tde.Input(
                    label = "Topic",
                    description = "One of the topics that the worker allows",
                    example = "orders",
                    maxLength = 249,
                    group = "Message",
                    required = true)
            String topic,

            @io.procos.tde.Input(
                    label = "Key",
                    description = "Messages with the same key stay in order",
                    example = "=order.id",
                    maxLength = 1000,
                    group = "Message")
            @Nullable String key,

            @io.procos.tde.Input(
                    label = "Value",
                    description = "Any value for JSON, a text for the other formats",
                    example = "=order",
                    group = "Message",
                    required = true)
            Object value,

            @io.procos.tde.Input(
                    label = "Format",
                    description = "json, text or base64; json when empty",
                    example = "json",
                    group = "Message")
            @Nullable Format format,

            @io.procos.tde.Input(
                    label = "Headers",
                    description = "A context of texts",
                    example = "={source: \"procos\"}",
                    group = "Message")
            @Nullable Map<String, String> headers) {}

    /**
     * @param offset the message's place in its partition
     * @param publishedAt the time that the message carries, ISO 8601
     */
    record Output(String topic, int partition, long offset, String publishedAt) {}

    private final MessageOutbox outbox;

    MessagePublishAdapter(MessageOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Format format = input.format() == null ? Format.JSON : input.format();
        Map<String, String> headers = new HashMap<>(input.headers() == null ? Map.of() : input.headers());
        if (context.traceparent() != null) {
            headers.putIfAbsent("traceparent", context.traceparent());
        }
        Receipt receipt = outbox.publish(
                new Outgoing(input.topic(), input.key(), headers, format.write(input.value())),
                context.idempotencyKey());
        context.note(
                "message published",
                Map.of("topic", receipt.topic(), "partition", receipt.partition(), "offset", receipt.offset()));
        return new Output(
                receipt.topic(),
                receipt.partition(),
                receipt.offset(),
                Instant.ofEpochMilli(receipt.timestamp()).toString());
    }
}
