package io.procos.memory.query;

import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import io.procos.memory.story.IncidentView;
import io.procos.memory.story.RunView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong, and why. */
@RestController
@RequestMapping("/v1/memory/incidents")
final class IncidentQuestions {
    private static final List<String> STATES = List.of("open", "resolved", "all");

    private final JdbcClient jdbc;

    IncidentQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(
            summary = "List incidents with their cause, newest first",
            description = "state is open, resolved or all.")
    @GetMapping
    Page<IncidentView> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String errorType,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Conditions conditions = new Conditions()
                .and("raised_at is not null")
                .and("bpmn_process_id = :process", "process", process)
                .and(
                        "(process_instance_key = :instance or root_process_instance_key = :instance)",
                        "instance",
                        instance)
                .and("element_id = :element", "element", element)
                .and("error_type = :errorType", "errorType", errorType)
                .and("raised_at >= :from", "from", from)
                .and("raised_at < :to", "to", to);
        String chosen = Choice.of("state", state, STATES);
        if ("open".equals(chosen)) conditions.and("resolved_at is null");
        if ("resolved".equals(chosen)) conditions.and("resolved_at is not null");
        return page(conditions, Paging.of(limit, cursor));
    }

    private Page<IncidentView> page(Conditions conditions, Paging paging) {
        Cursor after = paging.after();
        if (after != null) {
            conditions
                    .and("(raised_at, incident_key) < (:afterTime, :afterKey)", "afterTime", after.time())
                    .with("afterKey", after.key());
        }
        List<IncidentView> rows = jdbc.sql("select * from incident" + conditions.where()
                        + "order by raised_at desc, incident_key desc limit :rows")
                .params(conditions.parameters())
                .param("rows", paging.rows())
                .query(Row.as(IncidentView::of))
                .list();
        List<RunView> runs = runsOf(rows);
        List<IncidentView> explained =
                rows.stream().map(incident -> incident.explained(runs)).toList();
        return Page.of(explained, paging, last -> Cursor.of(last.raisedAt(), last.incidentKey()));
    }

    /** All runs of the failed jobs, in one query. */
    private List<RunView> runsOf(List<IncidentView> incidents) {
        Long[] jobs = incidents.stream()
                .map(IncidentView::jobKey)
                .filter(Objects::nonNull)
                .toArray(Long[]::new);
        if (jobs.length == 0) return List.of();
        Long[] instances = incidents.stream()
                .map(IncidentView::processInstanceKey)
                .distinct()
                .toArray(Long[]::new);
        return jdbc.sql("select * from task_run where process_instance_key = any(?) and job_key = any(?)")
                .params(instances, jobs)
                .query(Row.as(RunView::of))
                .list();
    }
}
