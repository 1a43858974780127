package io.procos.memory.query;

import io.procos.memory.recall.Recall;
import io.procos.memory.sql.Row;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts and rates. */
@RestController
final class StatsQuestions {
    private final JdbcClient jdbc;
    private final Recall recall;

    StatsQuestions(JdbcClient jdbc, Recall recall) {
        this.jdbc = jdbc;
        this.recall = recall;
    }

    /**
     * @param instances by state, at any time; those in incident are active too
     * @param recall what makes the vectors
     * @param lately what happened in the period
     * @param events how many were ever remembered
     */
    record Stats(
            Map<String, Long> instances,
            long openIncidents,
            long openUserTasks,
            long events,
            long waitingForVectors,
            Recall.Basis recall,
            Lately lately) {}

    /** {@code runs} by outcome; {@code runsPerMinute} over the whole period. */
    record Lately(
            Instant from,
            long instancesStarted,
            long instancesEnded,
            Map<String, Long> runs,
            double runsPerMinute,
            long modelCalls,
            long tokens,
            long microCents) {}

    @Operation(summary = "Counts of all there is, and rates of the period before now")
    @GetMapping("/v1/memory/stats")
    Stats stats(@RequestParam(defaultValue = "PT1H") Duration period) {
        if (!period.isPositive()) throw Refusal.field("period", "'period' must be over 0", "write for example PT1H");
        Map<String, Long> instances = counts(
                "select state as word, count(*) as times from process_instance where started_at is not null group by 1");
        instances.put(
                "incident",
                count("select count(*) from process_instance where state = 'active' and open_incidents > 0"));
        return new Stats(
                instances,
                count("select count(*) from incident where resolved_at is null"),
                count("select count(*) from user_task where state in ('created', 'assigned', 'updated')"),
                count("select coalesce(max(seq), 0) from audit"),
                count("select count(*) from vector_event where embedding_model is null"),
                recall.basis(),
                lately(Instant.now().minus(period), period));
    }

    private Lately lately(Instant from, Duration period) {
        OffsetDateTime since = from.atOffset(ZoneOffset.UTC);
        Map<String, Long> runs = counts(
                "select coalesce(outcome, 'running') as word, count(*) as times from task_run where started_at >= ? group by 1",
                since);
        long all = runs.values().stream().mapToLong(Long::longValue).sum();
        return jdbc.sql("select count(*) as calls, coalesce(sum(input_tokens + output_tokens), 0) as tokens,"
                        + " coalesce(sum(micro_cents), 0) as money from model_call where at >= ?")
                .param(since)
                .query(Row.as(row -> new Lately(
                        from,
                        count("select count(*) from process_instance where started_at >= ?", since),
                        count("select count(*) from process_instance where ended_at >= ?", since),
                        runs,
                        all * 60_000.0 / period.toMillis(),
                        row.number("calls"),
                        row.number("tokens"),
                        row.number("money"))))
                .single();
    }

    private long count(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private Map<String, Long> counts(String sql, Object... parameters) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(sql).params(parameters).query(columns -> {
            counts.put(columns.getString("word"), columns.getLong("times"));
        });
        return counts;
    }
}
