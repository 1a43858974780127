package io.procos.memory.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.CloudEvent;
import io.procos.memory.ingest.Told;
import io.procos.memory.query.TestMemory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEventsTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TestMemory memory;

    @BeforeAll
    static void boot() {
        memory = TestMemory.boot(folder);
    }

    @AfterAll
    static void stop() {
        memory.close();
    }

    @Test
    void sendsAnInstancesEventsFromItsBeginningAndThenLive() {
        List<CloudEvent> events = new Told(1_000).events();
        memory.remember(events.subList(0, 5));

        try (Line line = new Line("?processInstanceKey=1000", "")) {
            await().untilAsserted(() -> assertThat(line.ids()).hasSize(5));
            memory.remember(events.subList(5, 9));

            await().untilAsserted(() -> assertThat(line.ids()).containsExactlyElementsOf(line.of(events, 9)));
        }
    }

    @Test
    void resumesWithoutAGap() {
        List<CloudEvent> events = new Told(2_000).events();
        memory.remember(events);
        List<String> seen;
        try (Line line = new Line("?processInstanceKey=2000", "")) {
            await().until(() -> line.ids().size() > 7);
            seen = List.copyOf(line.ids().subList(0, 7));

            try (Line resumed = new Line("?processInstanceKey=2000", line.places.get(6))) {
                await().untilAsserted(() -> assertThat(Stream.concat(seen.stream(), resumed.ids().stream()))
                        .containsExactlyElementsOf(line.of(events, events.size())));
            }
        }
    }

    @Test
    void sendsEverybodysEventsFromNowOn() {
        memory.remember(new Told(3_000).events());
        List<CloudEvent> late = new Told(4_000).events();

        try (Line line = new Line("", "")) {
            await().until(() -> line.beats > 0);
            await().pollDelay(Duration.ofMillis(300)).until(() -> line.ids().isEmpty());
            for (CloudEvent event : late) memory.remember(List.of(event));

            await().untilAsserted(() -> assertThat(line.ids()).containsExactlyElementsOf(line.of(late, late.size())));
        }
    }

    /** One reader of server-sent events. */
    private static final class Line implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<String> data = new CopyOnWriteArrayList<>();
        private final List<String> places = new CopyOnWriteArrayList<>();
        private volatile int beats;

        Line(String query, String lastEventId) {
            HttpRequest.Builder request = HttpRequest.newBuilder(memory.uri("/v1/memory/events" + query))
                    .header("Authorization", "Bearer secret-token")
                    .header("Accept", "text/event-stream");
            if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
            Thread.ofVirtual()
                    .start(() -> http.sendAsync(request.build(), BodyHandlers.ofLines())
                            .thenAccept(response -> response.body().forEach(this::read)));
        }

        private void read(String line) {
            if (line.startsWith("data:")) data.add(line.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"));
            if (line.startsWith("id:")) places.add(line.substring(3).strip());
            if (line.startsWith(":")) beats++;
        }

        List<String> ids() {
            return data;
        }

        List<String> of(List<CloudEvent> events, int first) {
            return events.subList(0, first).stream().map(CloudEvent::id).toList();
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
