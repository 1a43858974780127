package io.procos.tde.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskRun;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times runs: the timer {@code procos.jobs} by {@code type} and {@code outcome}. Thread-safe. */
final class RunMetrics {
    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String type, String outcome) {}

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(TaskRun run, TaskOutcome outcome) {
        Key key = new Key(run.job().type(), run.abandoned(outcome) ? "abandoned" : name(outcome));
        timers.computeIfAbsent(key, this::timer).record(run.elapsedNanos(), TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("procos.jobs")
                .description("Runs of jobs, from activation to outcome")
                .tag("type", key.type)
                .tag("outcome", key.outcome)
                .register(registry);
    }

    private static String name(TaskOutcome outcome) {
        return switch (outcome) {
            case TaskOutcome.Completed completed -> "completed";
            case TaskOutcome.Rejected rejected -> "rejected";
            case TaskOutcome.Retryable retryable -> "retryable";
            case TaskOutcome.Broken broken -> "broken";
        };
    }
}
