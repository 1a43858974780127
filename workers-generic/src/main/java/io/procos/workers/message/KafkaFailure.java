package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure of Kafka's clients means for the task. */
final class KafkaFailure {
    private KafkaFailure() {}

    static TaskError of(String topic, @Nullable Throwable failure) throws InterruptedException {
        return switch (failure) {
            case InterruptException e -> throw new InterruptedException("interrupted: " + e.getMessage());
            case RecordTooLargeException e ->
                new TaskError.Rejection(
                        MessageOutbox.TOO_LARGE,
                        "value: the brokers refuse its size; send a reference, or raise the topic's max.message.bytes",
                        e);
            case InvalidTopicException e -> Fields.invalid("topic", "is no topic's name for these brokers");
            case AuthenticationException e ->
                new TaskError.Permanent(
                        "the brokers do not accept the login; correct " + MessageSettings.PREFIX + ".properties", e);
            case AuthorizationException e ->
                new TaskError.Permanent(
                        "the brokers do not allow this worker to use topic " + topic + "; grant it there", e);
            case TimeoutException e ->
                new TaskError.Transient(
                        "topic " + topic + " is not there, or its brokers do not answer: " + e.getMessage(), e);
            case null, default ->
                new TaskError.Transient(
                        "topic " + topic + ": " + (failure == null ? "no answer" : failure.getMessage()), failure);
        };
    }

    static TaskError.Permanent notConfigured() {
        return new TaskError.Permanent(
                "no Kafka brokers are configured; set " + MessageSettings.PREFIX + ".bootstrap-servers", null);
    }
}
