package io.procos.memory.story;

import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what belongs to some instances: one query for each table, however many instances there are. */
final class StoryTables {
    private final JdbcClient jdbc;
    private final Long[] keys;

    StoryTables(JdbcClient jdbc, List<InstanceView> instances) {
        this.jdbc = jdbc;
        this.keys = instances.stream().map(InstanceView::processInstanceKey).toArray(Long[]::new);
    }

    /** A row of one instance or of one run. */
    record Owned<K, T>(K owner, T value) {}

    private <T> Map<Long, List<T>> ofInstances(String table, String order, Row.Reader<T> reader) {
        return grouped(table, order, row -> new Owned<>(row.number("process_instance_key"), reader.read(row)));
    }

    private <T> Map<String, List<T>> ofRuns(String table, String order, Row.Reader<T> reader) {
        return grouped(table, order, row -> new Owned<>(row.text("run_id"), reader.read(row)));
    }

    private <K, T> Map<K, List<T>> grouped(String table, String order, Row.Reader<Owned<K, T>> reader) {
        return jdbc
                .sql("select * from " + table + " where process_instance_key = any(?) order by " + order)
                .param(keys)
                .query(Row.as(reader))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::value, Collectors.toList())));
    }

    Map<Long, List<Story.Element>> elements() {
        return ofInstances("element_run", "entered_at nulls first, element_instance_key", StoryTables::element);
    }

    private static Story.Element element(Row row) throws SQLException {
        return new Story.Element(
                row.number("element_instance_key"),
                row.numberOrNull("flow_scope_key"),
                row.text("element_id"),
                row.text("element_type"),
                row.text("state"),
                row.time("entered_at"),
                row.timeOrNull("left_at"),
                List.of());
    }

    Map<Long, List<Story.Flow>> flows() {
        return ofInstances("flow_taken", "flow_id", row -> new Story.Flow(row.text("flow_id"), row.count("times")));
    }

    Map<Long, List<RunView>> runs() {
        return ofInstances("task_run", "started_at nulls first, run_id", RunView::of);
    }

    Map<String, List<Run.Note>> notes() {
        return ofRuns("task_note", "seq", row -> new Run.Note(row.time("at"), row.text("note"), row.object("details")));
    }

    Map<String, List<Run.Metric>> metrics() {
        return ofRuns(
                "task_metric",
                "seq",
                row -> new Run.Metric(row.time("at"), row.text("metric"), row.amount("value"), row.textOrNull("unit")));
    }

    Map<String, List<Run.ModelCall>> modelCalls() {
        return ofRuns("model_call", "at, call_id", StoryTables::modelCall);
    }

    private static Run.ModelCall modelCall(Row row) throws SQLException {
        return new Run.ModelCall(
                row.text("call_id"),
                row.time("at"),
                row.text("operation"),
                row.text("provider"),
                row.text("model"),
                row.number("input_tokens"),
                row.number("cached_tokens"),
                row.number("output_tokens"),
                row.number("reasoning_tokens"),
                row.number("micro_cents"),
                row.number("duration_nanos"),
                row.text("outcome"),
                row.textOrNull("prompt"),
                row.textOrNull("result"));
    }

    Map<String, List<Run.ToolCall>> toolCalls() {
        return ofRuns(
                "tool_call",
                "at, call_id",
                row -> new Run.ToolCall(
                        row.text("call_id"),
                        row.time("at"),
                        row.text("tool"),
                        row.text("outcome"),
                        row.number("duration_nanos"),
                        row.textOrNull("arguments"),
                        row.textOrNull("result")));
    }

    Map<String, List<Run.Attachment>> attachments() {
        return ofRuns("attachment", "stored_at, object", Run.Attachment::of);
    }

    Map<Long, List<Story.Job>> jobs() {
        return ofInstances(
                "job",
                "job_key",
                row -> new Story.Job(
                        row.number("job_key"),
                        row.numberOrNull("element_instance_key"),
                        row.textOrNull("element_id"),
                        row.textOrNull("job_type"),
                        row.text("state"),
                        row.count("retries"),
                        row.textOrNull("worker"),
                        row.textOrNull("error"),
                        row.time("changed_at")));
    }

    Map<Long, List<Story.Variable>> variables() {
        return ofInstances(
                "variable",
                "scope_key, name",
                row -> new Story.Variable(
                        row.number("scope_key"),
                        row.text("name"),
                        row.textOrNull("json"),
                        row.flag("truncated"),
                        row.time("changed_at")));
    }

    Map<Long, List<IncidentView>> incidents() {
        return ofInstances("incident", "raised_at nulls first, incident_key", IncidentView::of);
    }

    Map<Long, List<UserTask>> userTasks() {
        return ofInstances("user_task", "user_task_key", UserTask::of);
    }
}
