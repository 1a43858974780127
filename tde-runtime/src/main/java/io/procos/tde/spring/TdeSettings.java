package io.procos.tde.spring;

import io.procos.tde.pipeline.Backoff;
import io.procos.tde.worker.WorkerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this worker works.
 *
 * @param worker its name in the engine and in events, stable over restarts; by default the application's name
 * @param data its own folder, for what must outlive its sudden death; two workers must not share one; by default
 *     {@code .procos/workers/} and the worker's name
 * @param concurrency how many jobs of one type may run at once
 * @param concurrencyOf the same for single job types: {@code procos.tde.concurrency-of[procos.mail.send.v1]=4}
 * @param maxAttempts how often a job may die with its worker before it becomes an incident
 * @param timeLimit how long any task may take; policy may lower it
 * @param shutdownGrace how long jobs may go on after SIGTERM before they are returned to the engine
 * @param maxOutput the most that the result variables of one job may weigh
 * @param firstBackoff how long a task waits after its first failure when its adapter does not say; doubles with each
 * @param maxBackoff the longest such wait
 * @param pinnedAfter health turns when all places of a job type have been taken for this long
 * @param kernelAddress where the kernel's control API is, to tell it by HTTP that this worker lives; none by default
 * @param kernelToken the bearer token for that
 */
@ConfigurationProperties("procos.tde")
record TdeSettings(
        @Nullable String worker,
        @Nullable Path data,
        @DefaultValue("64") int concurrency,
        @DefaultValue Map<String, Integer> concurrencyOf,
        @DefaultValue("3") int maxAttempts,
        @DefaultValue("1h") Duration timeLimit,
        @DefaultValue("25s") Duration shutdownGrace,
        @DefaultValue("1MB") DataSize maxOutput,
        @DefaultValue("1s") Duration firstBackoff,
        @DefaultValue("5m") Duration maxBackoff,
        @DefaultValue("1m") Duration pinnedAfter,
        @Nullable URI kernelAddress,
        @Nullable String kernelToken) {

    private static final DataSize ENGINE_LIMIT = DataSize.ofMegabytes(3);

    TdeSettings {
        require(concurrency > 0, "procos.tde.concurrency must be at least 1");
        concurrencyOf.forEach(
                (type, places) -> require(places > 0, "procos.tde.concurrency-of[" + type + "] must be at least 1"));
        require(maxAttempts > 0, "procos.tde.max-attempts must be at least 1");
        require(timeLimit.isPositive(), "procos.tde.time-limit must be more than 0");
        require(!shutdownGrace.isNegative(), "procos.tde.shutdown-grace must not be negative");
        require(
                maxOutput.compareTo(ENGINE_LIMIT) < 0,
                "procos.tde.max-output must be less than 3MB, which the engine refuses");
        require(firstBackoff.isPositive(), "procos.tde.first-backoff must be more than 0");
        require(
                maxBackoff.compareTo(firstBackoff) >= 0,
                "procos.tde.max-backoff must not be less than procos.tde.first-backoff");
    }

    /** As the worker takes them; {@code application} names it when {@code worker} does not. */
    WorkerOptions options(String application) {
        String name = worker == null ? application : worker;
        return new WorkerOptions(
                name,
                data == null ? Path.of(".procos", "workers", name) : data,
                this::concurrencyOf,
                maxAttempts,
                timeLimit,
                new Backoff(firstBackoff, maxBackoff),
                maxOutput);
    }

    private int concurrencyOf(String jobType) {
        return concurrencyOf.getOrDefault(jobType, concurrency);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
