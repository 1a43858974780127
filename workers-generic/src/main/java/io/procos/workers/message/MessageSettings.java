package io.procos.workers.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The Kafka cluster and what tasks may do with it.
 *
 * @param bootstrapServers brokers, {@code host:port}; without them nothing of this is switched on
 * @param properties further settings of Kafka's clients, such as {@code properties[security.protocol]}; those named here
 *     stand above them
 * @param allowTopics topics that tasks may publish to and read: {@code orders}, {@code orders.*} (all that begin so); none
 *     by default
 * @param schemas a folder with {@code TOPIC.json}, the JSON Schema that values for the topic must meet; none by default
 * @param maxValueSize largest value that is published
 * @param linger how long a message waits for others to travel with it
 * @param deliveryTimeout longest wait until all in-sync replicas have a message, repetitions included
 * @param maxReadRecords most records of one reading
 * @param maxReadSize most bytes of one reading
 * @param maxReadWait longest wait of one reading
 * @param subscriptions topics whose records start or wake processes; none by default
 */
@ConfigurationProperties("procos.workers.message")
record MessageSettings(
        @DefaultValue List<String> bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @DefaultValue Set<String> allowTopics,
        @Nullable Path schemas,
        @DefaultValue("900KB") DataSize maxValueSize,
        @DefaultValue("5ms") Duration linger,
        @DefaultValue("30s") Duration deliveryTimeout,
        @DefaultValue("500") int maxReadRecords,
        @DefaultValue("900KB") DataSize maxReadSize,
        @DefaultValue("30s") Duration maxReadWait,
        @DefaultValue Map<String, Subscription> subscriptions) {

    /** Where all of it is configured. */
    static final String PREFIX = "procos.workers.message";

    private static final DataSize LARGEST = DataSize.ofMegabytes(100);
    private static final Duration SHORTEST_DELIVERY = Duration.ofSeconds(1);

    MessageSettings {
        bootstrapServers = List.copyOf(bootstrapServers);
        properties = Map.copyOf(properties);
        allowTopics = Set.copyOf(allowTopics);
        subscriptions = Map.copyOf(subscriptions);
        require(within(maxValueSize), "max-value-size must be more than zero and at most 100MB");
        require(within(maxReadSize), "max-read-size must be more than zero and at most 100MB");
        require(!linger.isNegative() && linger.toSeconds() < 1, "linger must be from 0 to 1s, for example 5ms");
        require(deliveryTimeout.compareTo(SHORTEST_DELIVERY) >= 0, "delivery-timeout must be at least 1s");
        require(maxReadRecords > 0, "max-read-records must be more than zero");
        require(maxReadWait.isPositive(), "max-read-wait must be longer than zero, for example 30s");
        require(
                subscriptions.isEmpty() || !bootstrapServers.isEmpty(),
                "subscriptions need " + PREFIX + ".bootstrap-servers");
        subscriptions.forEach((name, one) -> one.mapping(PREFIX + ".subscriptions." + name));
    }

    private static boolean within(DataSize size) {
        return size.toBytes() > 0 && size.compareTo(LARGEST) <= 0;
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + "." + why);
        }
    }

    /** A record's own text would show passwords among the properties. */
    @Override
    public String toString() {
        return "MessageSettings[bootstrapServers=" + bootstrapServers + ", subscriptions=" + subscriptions.keySet()
                + "]";
    }
}
