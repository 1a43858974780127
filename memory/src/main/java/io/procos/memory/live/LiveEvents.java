package io.procos.memory.live;

import io.procos.memory.live.RememberedEvents.Event;
import io.procos.memory.query.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends events as they are remembered. Each reader has its own pace and reads on from where it was. */
@RestController
final class LiveEvents {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How often somebody looks whether there is more, for all readers together, and only while there are readers. */
    private static final Duration LOOK = Duration.ofMillis(150);

    private final RememberedEvents events;
    private final Flux<Long> news;

    LiveEvents(RememberedEvents events) {
        this.events = events;
        this.news = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(look -> blocking(events::last).onErrorComplete(), 1)
                .distinctUntilChanged()
                .share();
    }

    @Operation(summary = "Events as they come, as server-sent events", description = """
            One instance's from its beginning, or everybody's from now on; then live. Each is a CloudEvent with an id;
            send the last one as Last-Event-ID and no event is missing.""")
    @GetMapping(path = "/v1/memory/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events(
            @RequestParam(required = false) @Nullable Long processInstanceKey,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return start(processInstanceKey, lastEventId)
                .flatMapMany(start -> from(start, processInstanceKey))
                .map(LiveEvents::sent)
                .mergeWith(Flux.interval(Duration.ZERO, HEARTBEAT)
                        .onBackpressureDrop()
                        .map(beat -> heartbeat()));
    }

    private Mono<Long> start(@Nullable Long instance, @Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return instance == null ? blocking(events::last) : Mono.just(0L);
        }
        if (!lastEventId.matches("\\d{1,18}")) {
            throw Refusal.field("Last-Event-ID", "'" + lastEventId + "' is no event's id", "send the id as it came");
        }
        return Mono.just(Long.parseLong(lastEventId));
    }

    private Flux<Event> from(long start, @Nullable Long instance) {
        AtomicLong place = new AtomicLong(start);
        return news.startWith(start)
                .onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1)
                .concatMap(some -> untilNow(place, instance), 1);
    }

    private Flux<Event> untilNow(AtomicLong place, @Nullable Long instance) {
        return Flux.<List<Event>>generate(sink -> {
                    List<Event> next = events.after(place.get(), instance);
                    if (next.isEmpty()) {
                        sink.complete();
                    } else {
                        place.set(next.getLast().seq());
                        sink.next(next);
                    }
                })
                .concatMapIterable(some -> some, 1)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<Long> blocking(Callable<Long> read) {
        return Mono.fromCallable(read).subscribeOn(Schedulers.boundedElastic());
    }

    private static ServerSentEvent<String> sent(Event event) {
        return ServerSentEvent.builder(event.json())
                .id(Long.toString(event.seq()))
                .event(event.type())
                .build();
    }

    /** Lets a proxy and a reader see that the line is alive, the first one at once. */
    private static ServerSentEvent<String> heartbeat() {
        return ServerSentEvent.<String>builder().comment("still here").build();
    }
}
