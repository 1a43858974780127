package io.procos.memory.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic of events, as the memory makes it when it is missing. */
record EventTopic(BusSettings settings) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Throws {@link IllegalStateException} when the brokers cannot or will not make it. */
    void ensure() {
        if (!settings.createTopic()) return;
        try (Admin admin = Admin.create(settings.client())) {
            if (admin.listTopics()
                    .names()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .contains(settings.topic())) return;
            admin.createTopics(List.of(topic())).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw failed(e);
        } catch (TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    /** The brokers' time counts: they refuse a record whose own time is far ahead, and a worker's clock may jump. */
    private NewTopic topic() {
        Map<String, String> configs = new HashMap<>();
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        if (settings.retention().isPositive()) {
            configs.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(settings.retention().toMillis()));
        }
        Optional<Short> replication =
                settings.replication() == 0 ? Optional.empty() : Optional.of(settings.replication());
        return new NewTopic(settings.topic(), Optional.of(settings.partitions()), replication).configs(configs);
    }

    private IllegalStateException failed(Throwable cause) {
        return new IllegalStateException(
                "cannot look for topic " + settings.topic() + ": " + cause.getMessage(), cause);
    }
}
