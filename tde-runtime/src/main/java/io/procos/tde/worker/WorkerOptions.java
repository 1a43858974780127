package io.procos.tde.worker;

import io.procos.tde.pipeline.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.springframework.util.unit.DataSize;

/**
 * How a worker works.
 *
 * @param name by which the engine and events know it, stable over restarts
 * @param data its own folder, for what must outlive its sudden death
 * @param capacity how many jobs of a type may run at once
 * @param maxAttempts how often a job may die with its worker before it becomes an incident
 * @param timeLimit how long any task may take
 * @param backoff how long a failed job waits when its adapter does not say
 * @param maxOutput the most that the result variables of one job may weigh
 */
public record WorkerOptions(
        String name,
        Path data,
        ToIntFunction<String> capacity,
        int maxAttempts,
        Duration timeLimit,
        Backoff backoff,
        DataSize maxOutput) {

    /** The same in another folder. */
    public WorkerOptions withData(Path folder) {
        return new WorkerOptions(name, folder, capacity, maxAttempts, timeLimit, backoff, maxOutput);
    }

    /** The usual: 64 jobs of a type at once, three attempts, an hour. */
    public static WorkerOptions of(String name, Path data) {
        return new WorkerOptions(
                name, data, type -> 64, 3, Duration.ofHours(1), Backoff.usual(), DataSize.ofMegabytes(1));
    }
}
