package io.procos.memory.score;

import io.procos.memory.score.Scores.Period;
import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts both periods of all processes in question at once. */
final class Tallies {
    static final String OF_VERSION = "process_instance_key in"
            + " (select v.process_instance_key from process_instance v where v.version = :version)";

    private static final String INSTANCES = """
            select bpmn_process_id, started_at >= :middle as current, count(*) as started,
                count(*) filter (where state = 'completed') as completed,
                count(*) filter (where state = 'terminated') as terminated,
                count(*) filter (where state = 'active' and open_incidents > 0) as stuck,
                percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)::float8)
                    filter (where state = 'completed') as p50,
                percentile_cont(0.95) within group (order by extract(epoch from ended_at - started_at)::float8)
                    filter (where state = 'completed') as p95
            from process_instance%sgroup by 1, 2""";

    private static final String RUNS = """
            select bpmn_process_id, started_at >= :middle as current, count(distinct job_key) as tasks, count(*) as runs
            from task_run%sgroup by 1, 2""";

    private static final String MODEL_CALLS = """
            select bpmn_process_id, started_at >= :middle as current, count(*) as model_calls,
                sum(input_tokens + output_tokens) as tokens, sum(micro_cents) as micro_cents
            from model_call join process_instance using (process_instance_key)%sgroup by 1, 2""";

    private final JdbcClient jdbc;
    private final Conditions conditions;
    private final Map<Tally.Key, Tally> tallies = new HashMap<>();

    Tallies(JdbcClient jdbc, @Nullable String process, @Nullable Integer version, Period time) {
        this.jdbc = jdbc;
        this.conditions = new Conditions()
                .and("bpmn_process_id is not null")
                .and("started_at >= :from", "from", time.from())
                .and("started_at < :to", "to", time.to())
                .with("middle", time.middle())
                .and("bpmn_process_id = :process", "process", process)
                .and(OF_VERSION, "version", version);
    }

    /** Only processes of which an instance started in one of the periods. */
    Map<Tally.Key, Tally> all() {
        read(INSTANCES, (tally, row) -> {
            tally.started = row.number("started");
            tally.completed = row.number("completed");
            tally.terminated = row.number("terminated");
            tally.stuck = row.number("stuck");
            tally.p50 = row.amountOrNull("p50");
            tally.p95 = row.amountOrNull("p95");
        });
        read(RUNS, (tally, row) -> {
            tally.tasks = row.number("tasks");
            tally.runs = row.number("runs");
        });
        read(MODEL_CALLS, (tally, row) -> {
            tally.modelCalls = row.number("model_calls");
            tally.tokens = row.number("tokens");
            tally.microCents = row.number("micro_cents");
        });
        tallies.values().removeIf(tally -> tally.started == 0);
        return tallies;
    }

    private interface Count {
        void into(Tally tally, Row row) throws SQLException;
    }

    private void read(String sql, Count count) {
        jdbc.sql(sql.formatted(conditions.where()))
                .params(conditions.parameters())
                .query(columns -> {
                    Row row = new Row(columns);
                    Tally.Key key = new Tally.Key(row.text("bpmn_process_id"), row.flag("current"));
                    count.into(tallies.computeIfAbsent(key, fresh -> new Tally()), row);
                });
    }
}
