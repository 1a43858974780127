package io.procos.standalone.projection;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Tells subscribers that there is something new, not what: each reads on from where it was. */
final class Ticker implements AutoCloseable {

    private final Sinks.Many<Long> sink = Sinks.many().multicast().directBestEffort();

    /** One at once, then one or more after each change, on a thread that may read from disk. */
    Flux<Long> ticks() {
        return sink.asFlux().mergeWith(Flux.just(0L)).onBackpressureLatest().publishOn(Schedulers.boundedElastic(), 1);
    }

    /** A subscriber that is busy reading is told later; calls do not overlap. */
    void tick() {
        sink.tryEmitNext(1L);
    }

    @Override
    public void close() {
        sink.tryEmitComplete();
    }
}
