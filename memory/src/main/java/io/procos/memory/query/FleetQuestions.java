package io.procos.memory.query;

import io.procos.memory.sql.Row;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which adapters and workers have been heard of. */
@RestController
@RequestMapping("/v1/memory")
final class FleetQuestions {
    private final JdbcClient jdbc;

    FleetQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code effect} is read, idempotent-with-key or not-idempotent. */
    record Adapter(String jobType, String description, String effect, String version, Instant declaredAt) {}

    record Worker(String worker, String jobType, String version, Instant firstSeenAt, Instant lastSeenAt) {}

    @Operation(summary = "List the adapters that workers declared")
    @GetMapping("/adapters")
    List<Adapter> adapters() {
        return jdbc.sql("select * from adapter order by job_type")
                .query(Row.as(row -> new Adapter(
                        row.text("job_type"),
                        row.text("description"),
                        row.text("effect"),
                        row.text("version"),
                        row.time("declared_at"))))
                .list();
    }

    @Operation(summary = "List the workers and what they serve, the one heard last first")
    @GetMapping("/workers")
    List<Worker> workers() {
        return jdbc.sql("select * from worker order by last_seen_at desc, worker, job_type")
                .query(Row.as(row -> new Worker(
                        row.text("worker"),
                        row.text("job_type"),
                        row.text("version"),
                        row.time("first_seen_at"),
                        row.time("last_seen_at"))))
                .list();
    }
}
