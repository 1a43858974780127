package io.procos.memory.score;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a process did in a period, and in the period of the same length before it.
 *
 * @param version null when all versions are counted
 * @param now the instances that started from {@code from} on and before {@code to}
 * @param before those of the period before; null when none started then
 * @param troubles where it failed in the period, most often first
 */
public record Score(
        String bpmnProcessId,
        @Nullable Integer version,
        Instant from,
        Instant to,
        Figures now,
        @Nullable Figures before,
        Trend trend,
        List<Trouble> troubles) {

    /**
     * Rates and times are null when there is nothing to take them of.
     *
     * @param stuck those that wait in an open incident
     * @param successRate completed by those of which it can be said: completed, terminated or stuck
     * @param tasks jobs that were taken at least once
     * @param retriesPerTask runs beyond the first by tasks
     * @param p50Seconds the median time of those that completed
     * @param microCents what model calls cost, in millionths of a cent
     */
    public record Figures(
            long started,
            long completed,
            long terminated,
            long stuck,
            @Nullable Double successRate,
            long tasks,
            long runs,
            @Nullable Double retriesPerTask,
            @Nullable Double p50Seconds,
            @Nullable Double p95Seconds,
            long modelCalls,
            long tokens,
            long microCents,
            @Nullable Double microCentsPerInstance) {}

    /**
     * Now against before; null when there is no before.
     *
     * @param successRate the difference: 0.1 is ten points better
     * @param p50 the quotient: 2 is twice as slow
     * @param cost the quotient of the cost of an instance
     */
    public record Trend(
            @Nullable Double successRate,
            @Nullable Double p50,
            @Nullable Double cost) {

        static Trend of(Figures now, @Nullable Figures before) {
            if (before == null) return new Trend(null, null, null);
            return new Trend(
                    now.successRate == null || before.successRate == null ? null : now.successRate - before.successRate,
                    quotient(now.p50Seconds, before.p50Seconds),
                    quotient(now.microCentsPerInstance, before.microCentsPerInstance));
        }

        private static @Nullable Double quotient(@Nullable Double now, @Nullable Double before) {
            return now == null || before == null || before == 0 ? null : now / before;
        }
    }

    /**
     * One way of failing.
     *
     * @param what the error code, the outcome, or the incident's error type
     * @param example what was said of one of them
     */
    public record Trouble(
            String elementId,
            String what,
            long times,
            long instances,
            @Nullable String example) {}
}
