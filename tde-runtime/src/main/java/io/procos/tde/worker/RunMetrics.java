package io.procos.tde.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskRun;
import io.procos.tde.telemetry.CountedBy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times runs: the timer {@code procos.jobs} by {@code type} and {@code outcome}, and the counter
 * {@code procos.jobs.reports} by {@code type} and {@code result}. Thread-safe.
 */
final class RunMetrics {
    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private final CountedBy<Report> reports;

    private record Report(String type, ReportResult result) {}

    private record Key(String type, String outcome) {}

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.reports = new CountedBy<>(report -> Counter.builder("procos.jobs.reports")
                .description("Reports of outcomes to the engine, and what became of them")
                .tag("type", report.type)
                .tag("result", report.result.text())
                .register(registry));
    }

    void reported(TaskRun run, ReportResult result) {
        reports.count(new Report(run.job().type(), result));
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
