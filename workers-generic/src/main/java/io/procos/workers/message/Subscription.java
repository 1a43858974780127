package io.procos.workers.message;

import io.procos.workers.inbound.MessageMapping;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A topic whose records become BPMN messages. The expressions see {@code topic}, {@code partition}, {@code offset},
 * {@code timestamp}, {@code key}, {@code headers} and {@code value}.
 *
 * @param group the consumer group; {@code procos-} and the subscription's name without it
 * @param message the BPMN message's name
 * @param correlationKey FEEL for a waiting instance; without it the message starts one
 * @param id FEEL for what makes a record known again; topic, partition and offset without it
 * @param variables FEEL for the instance's variables; all of the above without it
 * @param timeToLive how long the engine keeps the message and recognises a repetition
 * @param format how values are read
 * @param from where a new group begins: {@code earliest} or {@code latest}
 * @param deadLetterTopic for records that the engine will never take; without it they are only logged
 */
record Subscription(
        @DefaultValue("") String topic,
        @Nullable String group,
        @DefaultValue("") String message,
        @Nullable String correlationKey,
        @Nullable String id,
        @Nullable String variables,
        @DefaultValue("1h") Duration timeToLive,
        @DefaultValue("json") Format format,
        @DefaultValue("earliest") From from,
        @Nullable String deadLetterTopic) {

    /** Where a group begins that has read nothing yet. */
    enum From {
        EARLIEST,
        LATEST
    }

    /** How a record becomes a message, or what is wrong with these settings. */
    MessageMapping mapping(String settings) {
        requireTopic(topic, settings + ".topic");
        if (deadLetterTopic != null) {
            requireTopic(deadLetterTopic, settings + ".dead-letter-topic");
        }
        return MessageMapping.parse(settings, message, correlationKey, id, variables, timeToLive);
    }

    private static void requireTopic(String topic, String setting) {
        if (!Topics.isName(topic)) {
            throw new IllegalArgumentException(
                    setting + " must be a topic's name: 1 to 249 letters, digits, dots, hyphens and underscores");
        }
    }
}
