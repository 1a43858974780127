package io.procos.workers.message;

import io.procos.tde.inbound.Inbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;

/** Listens to the topics that start or wake processes, from the application's start to its end. */
@Component
class Subscriptions implements SmartLifecycle {
    private static final long FIRST_BACKOFF_MILLIS = 500;
    private static final double GROWTH = 2;
    private static final long MAX_BACKOFF_MILLIS = 30_000;

    private final MessageSettings settings;
    private final KafkaClients clients;
    private final Inbound inbound;
    private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
    private @Nullable Producer<byte[], byte[]> deadLetters;

    Subscriptions(MessageSettings settings, KafkaClients clients, Inbound inbound) {
        this.settings = settings;
        this.clients = clients;
        this.inbound = inbound;
    }

    @Override
    public synchronized void start() {
        if (settings.subscriptions().isEmpty()) {
            return;
        }
        Producer<byte[], byte[]> producer = new KafkaProducer<>(clients.producer());
        deadLetters = producer;
        settings.subscriptions().forEach((name, one) -> {
            var container = container(name, one, new DeadLetters(name, one.deadLetterTopic(), producer));
            container.start();
            containers.add(container);
        });
    }

    private KafkaMessageListenerContainer<byte[], byte[]> container(
            String name, Subscription subscription, DeadLetters dead) {
        ContainerProperties properties = new ContainerProperties(subscription.topic());
        properties.setGroupId(subscription.group() == null ? "procos-" + name : subscription.group());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setMessageListener(new RecordTeller(
                subscription, subscription.mapping(MessageSettings.PREFIX + ".subscriptions." + name), inbound));
        var container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(consumer(subscription)), properties);
        container.setBeanName("subscription-" + name);
        container.setCommonErrorHandler(patience(dead));
        return container;
    }

    /** Comes again for as long as the engine is away, and never for what it will not take. */
    private static DefaultErrorHandler patience(DeadLetters dead) {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_BACKOFF_MILLIS, GROWTH);
        backOff.setMaxInterval(MAX_BACKOFF_MILLIS);
        DefaultErrorHandler handler = new DefaultErrorHandler(dead, backOff);
        handler.addNotRetryableExceptions(RecordTeller.Hopeless.class);
        return handler;
    }

    private Map<String, Object> consumer(Subscription subscription) {
        Map<String, Object> properties = clients.consumer();
        properties.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                subscription.from().name().toLowerCase(Locale.ROOT));
        return properties;
    }

    @Override
    public synchronized void stop() {
        containers.forEach(KafkaMessageListenerContainer::stop);
        containers.clear();
        if (deadLetters != null) {
            deadLetters.close();
            deadLetters = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !containers.isEmpty();
    }
}
