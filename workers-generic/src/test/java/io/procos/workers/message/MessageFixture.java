package io.procos.workers.message;

import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The message adapters with small limits. */
public final class MessageFixture {
    static final int MAX_BYTES = 20_000;

    private MessageFixture() {}

    static MessageSettings settings(
            @Nullable String bootstrap, @Nullable Path schemas, Map<String, Subscription> listen) {
        return new MessageSettings(
                bootstrap == null ? List.of() : List.of(bootstrap),
                Map.of("metadata.max.age.ms", "500"),
                Set.of("orders", "test.*"),
                schemas,
                DataSize.ofBytes(MAX_BYTES),
                Duration.ofMillis(5),
                Duration.ofSeconds(3),
                50,
                DataSize.ofBytes(MAX_BYTES),
                Duration.ofSeconds(10),
                listen);
    }

    /** An outbox of a worker without brokers. */
    public static MessageOutbox nowhere() {
        return outbox(settings(null, null, Map.of()));
    }

    /** An outbox for the brokers. */
    public static MessageOutbox outbox(String bootstrap) {
        return outbox(settings(bootstrap, null, Map.of()));
    }

    static MessageOutbox outbox(MessageSettings settings) {
        return new MessageOutbox(settings, new KafkaClients(settings));
    }

    /** What is on a topic. */
    public static Map<String, ?> read(String bootstrap, String topic) {
        return read(settings(bootstrap, null, Map.of()), "topic", topic).outputs();
    }

    static TdeTestRun publish(MessageOutbox outbox, Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>(Map.of("topic", "orders", "value", Map.of("id", 7)));
        return run(TdeTestKit.of(new MessagePublishAdapter(outbox)), variables, namesAndValues);
    }

    static TdeTestRun read(MessageSettings settings, Object... namesAndValues) {
        var adapter = new MessageReadAdapter(new MessageReader(new KafkaClients(settings), settings), settings);
        return run(TdeTestKit.of(adapter), new HashMap<>(Map.of("topic", "orders")), namesAndValues);
    }

    private static TdeTestRun run(TdeTestKit kit, Map<String, Object> variables, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        variables.forEach(kit::withVariable);
        return kit.withJobKey(4711).run();
    }
}
