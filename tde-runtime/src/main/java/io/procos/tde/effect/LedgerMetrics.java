package io.procos.tde.effect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts effects by what became of them ({@code procos.effects}, {@code state}), repetitions that the ledger spared the
 * world ({@code procos.effects.suppressed}), commits ({@code procos.ledger.commits}); times requests
 * ({@code procos.ledger.requests}, {@code request}). Thread-safe.
 */
final class LedgerMetrics {
    private final MeterRegistry registry;
    private final Map<String, Counter> states = new ConcurrentHashMap<>();
    private final Counter suppressed;
    private final Counter commits;
    private final Timer claims;
    private final Timer settlements;

    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        suppressed = Counter.builder("procos.effects.suppressed")
                .description("Repetitions of finished effects that were answered from the ledger")
                .register(registry);
        commits = Counter.builder("procos.ledger.commits")
                .description("Transactions of the effect ledger")
                .register(registry);
        claims = timer("claim");
        settlements = timer("settle");
    }

    private Timer timer(String request) {
        return Timer.builder("procos.ledger.requests")
                .description("Time until the effect ledger has committed its answer")
                .tag("request", request)
                .register(registry);
    }

    void watch(LedgerWriter writer) {
        Gauge.builder("procos.ledger.waiting", writer, LedgerWriter::waiting)
                .description("Requests that wait for the effect ledger")
                .register(registry);
        Gauge.builder("procos.ledger.reachable", writer, one -> one.reachable() ? 1 : 0)
                .description("0 while the effect ledger's database is away and tasks with effects wait")
                .register(registry);
    }

    /** @param state as the event says it, or fenced */
    void effect(String state) {
        states.computeIfAbsent(
                        state,
                        name -> Counter.builder("procos.effects")
                                .description("Effects by what became of them")
                                .tag("state", name)
                                .register(registry))
                .increment();
        if (state.equals("replayed")) {
            suppressed.increment();
        }
    }

    void committed() {
        commits.increment();
    }

    void claimed(long sinceNanos) {
        claims.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
    }

    void settled(long sinceNanos) {
        settlements.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
    }
}
