package io.procos.memory.story;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that was read, by whom it belongs to. */
final class Chapters {
    private final boolean complete;
    private final Map<Long, List<InstanceView>> children;
    private final Map<Long, List<Story.Element>> elements;
    private final Map<Long, List<Story.Flow>> flows;
    private final Map<Long, List<RunView>> runs;
    private final Map<String, List<Run.Note>> notes;
    private final Map<String, List<Run.Metric>> metrics;
    private final Map<String, List<Run.ModelCall>> modelCalls;
    private final Map<String, List<Run.ToolCall>> toolCalls;
    private final Map<String, List<Run.Attachment>> attachments;
    private final Map<Long, List<Story.Job>> jobs;
    private final Map<Long, List<Story.Variable>> variables;
    private final Map<Long, List<IncidentView>> incidents;
    private final Map<Long, List<UserTask>> userTasks;

    Chapters(StoryTables tables, List<InstanceView> instances, boolean complete) {
        this.complete = complete;
        this.children = instances.stream()
                .filter(instance -> instance.parentProcessInstanceKey() != null)
                .collect(
                        Collectors.groupingBy(instance -> Objects.requireNonNull(instance.parentProcessInstanceKey())));
        this.elements = tables.elements();
        this.flows = tables.flows();
        this.runs = tables.runs();
        this.notes = tables.notes();
        this.metrics = tables.metrics();
        this.modelCalls = tables.modelCalls();
        this.toolCalls = tables.toolCalls();
        this.attachments = tables.attachments();
        this.jobs = tables.jobs();
        this.variables = tables.variables();
        this.incidents = tables.incidents();
        this.userTasks = tables.userTasks();
    }

    Story of(InstanceView instance) {
        long key = instance.processInstanceKey();
        List<RunView> glances = listed(runs.get(key));
        List<Run> full = glances.stream().map(this::run).toList();
        List<Story> called = listed(children.get(key)).stream().map(this::of).toList();
        return new Story(
                instance,
                ElementTree.of(key, listed(elements.get(key))),
                listed(flows.get(key)),
                full,
                listed(jobs.get(key)),
                listed(variables.get(key)),
                listed(incidents.get(key)).stream()
                        .map(incident -> incident.explained(glances))
                        .toList(),
                listed(userTasks.get(key)),
                called,
                Cost.of(full, called),
                complete);
    }

    private Run run(RunView run) {
        String id = run.runId();
        return new Run(
                run,
                listed(notes.get(id)),
                listed(metrics.get(id)),
                listed(modelCalls.get(id)),
                listed(toolCalls.get(id)),
                listed(attachments.get(id)));
    }

    private static <T> List<T> listed(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}
