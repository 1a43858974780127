package io.procos.memory.bus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Reads events from the application's start to its end. While the brokers are away it looks for them again and again; while
 * the database is away the same reading comes again. Thread-safe.
 */
final class EventConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final BusSettings settings;
    private final EventListener listener;
    private @Nullable CountDownLatch stopping;
    private @Nullable KafkaMessageListenerContainer<byte[], byte[]> container;
    private volatile String trouble = "it has not begun";

    EventConsumer(BusSettings settings, Consumer<List<String>> store) {
        this.settings = settings;
        this.listener = new EventListener(store);
    }

    /** Why events do not come or are not stored; null when they do and are. */
    @Nullable String trouble() {
        return trouble.isEmpty() ? listener.trouble() : trouble;
    }

    /** Events that the brokers have and this reader has not read; 0 while it is not known. */
    synchronized double lag() {
        return container == null
                ? 0
                : container.metrics().values().stream()
                        .flatMap(metrics -> metrics.entrySet().stream())
                        .filter(metric -> metric.getKey().name().equals("records-lag-max"))
                        .map(metric -> metric.getValue().metricValue())
                        .mapToDouble(value -> value instanceof Double lag && !lag.isNaN() ? lag : 0)
                        .max()
                        .orElse(0);
    }

    /** The brokers may not be there yet, so it begins beside the application's start. */
    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopping = end;
        Thread.ofVirtual().name("procos-bus-start").start(() -> begin(end));
    }

    private void begin(CountDownLatch end) {
        Duration pause = FIRST_PAUSE;
        while (!begun(end)) {
            try {
                if (end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean begun(CountDownLatch end) {
        try {
            new EventTopic(settings).ensure();
            listen(end);
            trouble = "";
            return true;
        } catch (IllegalStateException | KafkaException e) {
            if (!String.valueOf(e.getMessage()).equals(trouble)) LOG.warn("Events do not come yet: {}", e.getMessage());
            trouble = String.valueOf(e.getMessage());
            return false;
        }
    }

    private synchronized void listen(CountDownLatch end) {
        if (end.getCount() == 0) return;
        ContainerProperties properties = new ContainerProperties(settings.topic());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setMessageListener(listener);
        var started = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(settings.consumer()), properties);
        started.setBeanName("memory-events");
        started.setCommonErrorHandler(patience());
        started.start();
        container = started;
    }

    /** A reading that could not be stored comes again, for ever: it is the database that is away, not the event. */
    private static DefaultErrorHandler patience() {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(null, pauses);
        // By default some exceptions count as hopeless, and their records as read.
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    @Override
    public synchronized void stop() {
        if (stopping != null) stopping.countDown();
        stopping = null;
        if (container != null) container.stop();
        container = null;
        trouble = "it is stopped";
    }

    @Override
    public synchronized boolean isRunning() {
        return stopping != null;
    }
}
