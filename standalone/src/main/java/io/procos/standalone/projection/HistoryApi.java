package io.procos.standalone.projection;

import io.procos.exporter.CloudEventJson;
import io.procos.standalone.projection.InstanceStory.Incident;
import io.procos.standalone.projection.InstanceStory.UserTask;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The history over HTTP. Whoever serves it guards it. */
@RestController
@RequestMapping("/v1/history")
final class HistoryApi {

    private static final int MOST = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final History history;

    HistoryApi(History history) {
        this.history = history;
    }

    /** Newest first. */
    @GetMapping("/instances")
    InstancePage instances(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST) throw new UnknownChoice("limit", Integer.toString(limit), "1 to " + MOST);
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            throw new UnknownChoice("cursor", cursor, "the 'next' of the page before");
        }
        return history.instances(new InstanceFilter(state, process), limit, cursor);
    }

    /** The story is read from disk, so not on the thread that serves everybody. */
    @GetMapping("/instances/{key}")
    Mono<InstanceStory> instance(@PathVariable long key) {
        return Mono.fromCallable(() -> history.story(key).orElseThrow(() -> unknown(key)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Oldest first; {@code state} is open, or one that {@link UserTask} knows. */
    @GetMapping("/user-tasks")
    List<UserTask> userTasks(@RequestParam(defaultValue = "open") String state) {
        return history.userTasks(inState(state.toLowerCase(Locale.ROOT)));
    }

    /** Those that nobody resolved, oldest first. */
    @GetMapping("/incidents")
    List<Incident> incidents() {
        return history.openIncidents();
    }

    /** One instance's events from its beginning, or everybody's from now on; then live. Each has an id to resume after. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events(
            @RequestParam(required = false) @Nullable Long processInstanceKey,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return history.events(processInstanceKey, start(processInstanceKey, lastEventId))
                .map(HistoryApi::sent)
                .mergeWith(Flux.interval(Duration.ZERO, HEARTBEAT)
                        .onBackpressureDrop()
                        .map(beat -> heartbeat()));
    }

    private Location start(@Nullable Long key, @Nullable String lastEventId) {
        if (lastEventId == null) return key == null ? history.end() : Location.BEGINNING;
        Location location = Location.parse(lastEventId);
        if (location == null) throw new UnknownChoice("Last-Event-ID", lastEventId, "an event's id");
        return location;
    }

    private static ServerSentEvent<String> sent(StoredEvent stored) {
        return ServerSentEvent.builder(CloudEventJson.write(stored.event()))
                .id(stored.next().toString())
                .event(stored.event().type())
                .build();
    }

    /** Lets a proxy and a reader see that the line is alive, the first one at once. */
    private static ServerSentEvent<String> heartbeat() {
        return ServerSentEvent.<String>builder().comment("still here").build();
    }

    private static Predicate<UserTask> inState(String state) {
        return state.equals("open") ? UserTask::open : task -> task.state().equals(state);
    }

    private static ResponseStatusException unknown(long key) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "no instance %d is known: it may be too old, or not yet heard of".formatted(key));
    }
}
