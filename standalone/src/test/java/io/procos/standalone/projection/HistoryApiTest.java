package io.procos.standalone.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.CloudEvent;
import io.procos.exporter.CloudEventJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

class HistoryApiTest {

    private static final long KEY = 2251799813685249L;
    private static final ParameterizedTypeReference<ServerSentEvent<String>> SENT =
            new ParameterizedTypeReference<>() {};

    @TempDir
    Path folder;

    private History history;
    private WebTestClient client;
    private Disposable subscription = Disposables.disposed();

    @BeforeEach
    void open() throws IOException {
        history = History.open(Stories.settings(folder));
        client = WebTestClient.bindToController(new HistoryApi(history)).build();
    }

    @AfterEach
    void close() throws IOException {
        subscription.dispose();
        history.close();
    }

    @Test
    void listsInstances() {
        history.accept(Stories.order(KEY).events());

        client.get()
                .uri("/v1/history/instances?process=order&state=active")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.instances.length()")
                .isEqualTo(1)
                .jsonPath("$.instances[0].processInstanceKey")
                .isEqualTo("2251799813685249")
                .jsonPath("$.instances[0].version")
                .isEqualTo(2)
                .jsonPath("$.next")
                .isEmpty();
    }

    @Test
    void tellsAStory() {
        history.accept(Stories.order(KEY).events());

        client.get()
                .uri("/v1/history/instances/{key}", KEY)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.instance.bpmnProcessId")
                .isEqualTo("order")
                .jsonPath("$.elements[0].elementInstanceKey")
                .isEqualTo("12")
                .jsonPath("$.runs[1].attempt")
                .isEqualTo(2)
                .jsonPath("$.runs[0].notes[0].details.status")
                .isEqualTo(503)
                .jsonPath("$.children[0].parentProcessInstanceKey")
                .isEqualTo("2251799813685249");
    }

    @Test
    void doesNotKnowAnInstanceThatIsNot() {
        client.get().uri("/v1/history/instances/1").exchange().expectStatus().isNotFound();
    }

    @Test
    void refusesWhatNobodyKnows() {
        for (String query : List.of("state=lost", "limit=0", "cursor=x")) {
            client.get()
                    .uri("/v1/history/instances?" + query)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void listsOpenWork() {
        history.accept(new Stories()
                .started(KEY, "order")
                .userTask(60, KEY, "created")
                .incident(50, KEY)
                .events());

        client.get()
                .uri("/v1/history/user-tasks")
                .exchange()
                .expectBody()
                .jsonPath("$[0].candidateGroups[0]")
                .isEqualTo("clerks");
        client.get()
                .uri("/v1/history/user-tasks?state=completed")
                .exchange()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0);
        client.get()
                .uri("/v1/history/incidents")
                .exchange()
                .expectBody()
                .jsonPath("$[0].incidentKey")
                .isEqualTo("50");
    }

    @Test
    void sendsAnInstancesEventsFromItsBeginningAndThenLive() {
        List<CloudEvent> events = Stories.order(KEY).events();
        history.accept(events.subList(0, 2));

        List<String> ids = subscribe("?processInstanceKey=" + KEY);
        await().untilAsserted(() -> assertThat(ids).containsExactly("1-0", "1-1"));
        history.accept(events.subList(2, 4));

        await().untilAsserted(() -> assertThat(ids).containsExactly("1-0", "1-1", "1-2", "1-3"));
    }

    @Test
    void resumesAfterTheLastEvent() {
        history.accept(Stories.order(KEY).events());
        String seen = events("?processInstanceKey=" + KEY, "")
                .elementAt(4)
                .map(ServerSentEvent::id)
                .block();

        List<String> rest = events("?processInstanceKey=" + KEY, String.valueOf(seen))
                .map(HistoryApiTest::id)
                .take(2)
                .collectList()
                .block(Duration.ofSeconds(10));

        assertThat(rest).containsExactly("1-5", "1-6");
    }

    @Test
    void sendsEverybodysEventsFromNowOn() {
        history.accept(Stories.order(KEY).events());

        List<String> ids = subscribe("");
        history.accept(Stories.from(50).started(99, "late").events());

        await().untilAsserted(() -> assertThat(ids).containsExactly("1-50"));
    }

    private List<String> subscribe(String query) {
        List<String> ids = new CopyOnWriteArrayList<>();
        subscription = events(query, "").map(HistoryApiTest::id).subscribe(ids::add);
        return ids;
    }

    private Flux<ServerSentEvent<String>> events(String query, String lastEventId) {
        return client.get()
                .uri("/v1/history/events" + query)
                .headers(headers -> {
                    if (!lastEventId.isEmpty()) headers.set("Last-Event-ID", lastEventId);
                })
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(SENT)
                .getResponseBody()
                .filter(sent -> sent.data() != null);
    }

    private static String id(ServerSentEvent<String> sent) {
        return CloudEventJson.read(String.valueOf(sent.data())).id();
    }
}
