package io.procos.memory.query;

import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import io.procos.memory.story.InstanceView;
import io.procos.memory.story.Story;
import io.procos.memory.story.StoryTeller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which instances there are, and what happened in one. */
@RestController
@RequestMapping("/v1/memory/instances")
final class InstanceQuestions {
    private static final List<String> STATES = List.of("active", "incident", "completed", "terminated");

    private final JdbcClient jdbc;
    private final StoryTeller teller;

    InstanceQuestions(JdbcClient jdbc, StoryTeller teller) {
        this.jdbc = jdbc;
        this.teller = teller;
    }

    @Operation(summary = "List instances, newest first", description = """
            state is active, incident (active with an open incident), completed or terminated; variable is name=value,
            the value as JSON or as text; from is inclusive, to is exclusive.""")
    @GetMapping
    Page<InstanceView> list(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String businessKey,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String variable,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Long root,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Conditions conditions = new Conditions()
                .and("started_at is not null")
                .and("bpmn_process_id = :process", "process", process)
                .and("version = :version", "version", version)
                .and("business_key = :businessKey", "businessKey", businessKey)
                .and("started_at >= :from", "from", from)
                .and("started_at < :to", "to", to)
                .and(":tag = any(tags)", "tag", tag)
                .and("root_process_instance_key = :root", "root", root);
        inState(conditions, Choice.of("state", state, STATES));
        VariableFilter.parse(variable).ifPresent(filter -> filter.addTo(conditions));
        return page(conditions, Paging.of(limit, cursor));
    }

    private static void inState(Conditions conditions, @Nullable String state) {
        if ("incident".equals(state)) {
            conditions.and("state = 'active'").and("open_incidents > 0");
        } else {
            conditions.and("state = :state", "state", state);
        }
    }

    private Page<InstanceView> page(Conditions conditions, Paging paging) {
        Cursor after = paging.after();
        if (after != null) {
            conditions
                    .and("(started_at, process_instance_key) < (:afterTime, :afterKey)", "afterTime", after.time())
                    .with("afterKey", after.key());
        }
        List<InstanceView> rows = jdbc.sql("select * from process_instance" + conditions.where()
                        + "order by started_at desc, process_instance_key desc limit :rows")
                .params(conditions.parameters())
                .param("rows", paging.rows())
                .query(Row.as(InstanceView::of))
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.startedAt(), last.processInstanceKey()));
    }

    @Operation(summary = "One instance at a glance")
    @GetMapping("/{key}")
    InstanceView one(@PathVariable long key) {
        return teller.instance(key).orElseThrow(() -> unknown(key));
    }

    @Operation(summary = "The whole story of one instance and of those that it called")
    @GetMapping("/{key}/story")
    Story story(@PathVariable long key) {
        return teller.story(key).orElseThrow(() -> unknown(key));
    }

    private static Refusal unknown(long key) {
        return Refusal.notFound(
                "no instance " + key + " is known",
                "it may be older than what is kept, or too new to have been heard of; procos instances lists what there is");
    }
}
