package io.procos.memory.query;

import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import io.procos.memory.story.Run;
import io.procos.memory.story.RunView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What workers did, and what they stored. */
@RestController
@RequestMapping("/v1/memory")
final class RunQuestions {
    private static final List<String> OUTCOMES =
            List.of("running", "completed", "rejected", "retryable", "broken", "abandoned");

    private final JdbcClient jdbc;

    RunQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(summary = "List task runs, newest first", description = """
            outcome is running, completed, rejected, retryable, broken or abandoned; code is the error code of a rejected
            run; mode is deterministic, probabilistic or hybrid.""")
    @GetMapping("/runs")
    Page<RunView> runs(
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String jobType,
            @RequestParam(required = false) @Nullable String worker,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Conditions conditions = new Conditions()
                .and("started_at is not null")
                .and("process_instance_key = :instance", "instance", instance)
                .and("bpmn_process_id = :process", "process", process)
                .and("element_id = :element", "element", element)
                .and("job_type = :jobType", "jobType", jobType)
                .and("worker = :worker", "worker", worker)
                .and("code = :code", "code", code)
                .and("mode = :mode", "mode", mode)
                .and("started_at >= :from", "from", from)
                .and("started_at < :to", "to", to);
        String chosen = Choice.of("outcome", outcome, OUTCOMES);
        if ("running".equals(chosen)) conditions.and("outcome is null");
        else conditions.and("outcome = :outcome", "outcome", chosen);
        return runs(conditions, Paging.of(limit, cursor));
    }

    private Page<RunView> runs(Conditions conditions, Paging paging) {
        Cursor after = paging.after();
        if (after != null) {
            conditions
                    .and("(started_at, run_id) < (:afterTime, :afterId)", "afterTime", after.time())
                    .with("afterId", after.id());
        }
        List<RunView> rows = jdbc.sql("select * from task_run" + conditions.where()
                        + "order by started_at desc, run_id desc limit :rows")
                .params(conditions.parameters())
                .param("rows", paging.rows())
                .query(Row.as(RunView::of))
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.startedAt(), last.runId()));
    }

    @Operation(summary = "List what runs put into the object store, newest first")
    @GetMapping("/attachments")
    Page<Run.Attachment> attachments(
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Paging paging = Paging.of(limit, cursor);
        Conditions conditions = new Conditions()
                .and("process_instance_key = :instance", "instance", instance)
                .and("run_id = :run", "run", run)
                .and("object = :object", "object", object);
        Cursor after = paging.after();
        if (after != null) {
            conditions
                    .and("(stored_at, run_id || ' ' || object) < (:afterTime, :afterId)", "afterTime", after.time())
                    .with("afterId", after.id());
        }
        List<Run.Attachment> rows = jdbc.sql("select * from attachment" + conditions.where()
                        + "order by stored_at desc, run_id || ' ' || object desc limit :rows")
                .params(conditions.parameters())
                .param("rows", paging.rows())
                .query(Row.as(Run.Attachment::of))
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.storedAt(), last.runId() + " " + last.object()));
    }
}
