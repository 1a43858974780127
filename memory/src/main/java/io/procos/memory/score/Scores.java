package io.procos.memory.score;

import io.procos.memory.score.Score.Trouble;
import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reckons scores: a query for each of instances, runs, model calls and troubles, however many processes there are. */
@Component
public final class Scores {
    private static final int TROUBLES = 10;

    private final JdbcClient jdbc;

    Scores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each process that started in the period, the busiest first; of one process when its id is given. */
    public List<Score> of(@Nullable String process, @Nullable Integer version, Instant to, Duration period) {
        Period time = new Period(to.minus(period.multipliedBy(2)), to.minus(period), to);
        Map<Tally.Key, Tally> tallies = new Tallies(jdbc, process, version, time).all();
        Map<String, List<Trouble>> troubles = troubles(process, version, time);
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().current())
                .map(entry -> score(entry.getKey().process(), version, time, tallies, troubles))
                .sorted(Comparator.comparingLong((Score score) -> score.now().started())
                        .reversed()
                        .thenComparing(Score::bpmnProcessId))
                .toList();
    }

    private static Score score(
            String process,
            @Nullable Integer version,
            Period time,
            Map<Tally.Key, Tally> tallies,
            Map<String, List<Trouble>> troubles) {
        Score.Figures now =
                tallies.getOrDefault(new Tally.Key(process, true), Tally.NONE).figures();
        Tally past = tallies.get(new Tally.Key(process, false));
        Score.Figures before = past == null ? null : past.figures();
        return new Score(
                process,
                version,
                time.middle(),
                time.to(),
                now,
                before,
                Score.Trend.of(now, before),
                troubles.getOrDefault(process, List.of()));
    }

    private Map<String, List<Trouble>> troubles(@Nullable String process, @Nullable Integer version, Period time) {
        Conditions conditions = new Conditions()
                .with("from", time.middle())
                .with("to", time.to())
                .and("bpmn_process_id = :process", "process", process)
                .and(Tallies.OF_VERSION, "version", version);
        String more =
                conditions.where().isBlank() ? "" : conditions.where().strip().replaceFirst("where", "and");
        return jdbc
                .sql("""
                        select * from (
                            select bpmn_process_id, element_id, coalesce(code, outcome) as what, count(*) as times,
                                count(distinct process_instance_key) as instances, max(reason) as example
                            from task_run
                            where started_at >= :from and started_at < :to
                                and outcome in ('rejected', 'retryable', 'broken', 'abandoned') %1$s
                            group by 1, 2, 3
                            union all
                            select bpmn_process_id, element_id, error_type, count(*),
                                count(distinct process_instance_key), max(message)
                            from incident where raised_at >= :from and raised_at < :to %1$s group by 1, 2, 3
                        ) trouble order by times desc, element_id, what""".formatted(more))
                .params(conditions.parameters())
                .query(Row.as(row -> Map.entry(
                        row.text("bpmn_process_id"),
                        new Trouble(
                                row.text("element_id"),
                                row.text("what"),
                                row.number("times"),
                                row.number("instances"),
                                row.textOrNull("example")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()),
                                all -> all.stream().limit(TROUBLES).toList())));
    }

    /** The period before ends at {@code middle}, where the one that is asked for begins. */
    record Period(Instant from, Instant middle, Instant to) {}
}
