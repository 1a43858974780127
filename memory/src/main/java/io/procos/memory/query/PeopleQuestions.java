package io.procos.memory.query;

import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import io.procos.memory.story.UserTask;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for people, and what they did. */
@RestController
@RequestMapping("/v1/memory/user-tasks")
final class PeopleQuestions {
    private static final List<String> STATES =
            List.of("open", "created", "assigned", "updated", "completed", "canceled", "all");

    private final JdbcClient jdbc;

    PeopleQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(summary = "List user tasks, oldest first", description = """
            state is open, created, assigned, updated, completed, canceled or all.""")
    @GetMapping
    Page<UserTask> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Paging paging = Paging.of(limit, cursor);
        Conditions conditions = new Conditions()
                .and("bpmn_process_id = :process", "process", process)
                .and("process_instance_key = :instance", "instance", instance)
                .and("assignee = :assignee", "assignee", assignee)
                .and(":group = any(candidate_groups)", "group", group);
        String chosen = Choice.of("state", state, STATES);
        if ("open".equals(chosen)) conditions.and("state in ('created', 'assigned', 'updated')");
        else if (!"all".equals(chosen)) conditions.and("state = :state", "state", chosen);
        Cursor after = paging.after();
        if (after != null) conditions.and("user_task_key > :afterKey", "afterKey", after.key());
        List<UserTask> rows = jdbc.sql(
                        "select * from user_task" + conditions.where() + "order by user_task_key limit :rows")
                .params(conditions.parameters())
                .param("rows", paging.rows())
                .query(Row.as(UserTask::of))
                .list();
        return Page.of(rows, paging, last -> Cursor.of(null, last.userTaskKey()));
    }
}
