package io.procos.tde.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.TaskNoted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a run in a test: its outcome, its events, and assertions over both. */
public record TdeTestRun(TaskOutcome outcome, List<CloudEvent> events) {

    /** Asserts that the task completed. */
    public TdeTestRun completed() {
        assertThat(outcome).isInstanceOf(Completed.class);
        return this;
    }

    /** The result variables of a completed task. */
    public Map<String, @Nullable Object> outputs() {
        completed();
        return ((Completed) outcome).outputs();
    }

    /** Asserts one result variable of a completed task. */
    public TdeTestRun hasOutput(String name, @Nullable Object value) {
        assertThat(outputs()).containsEntry(name, value);
        return this;
    }

    /** Asserts that the task was rejected with this code, and returns the reason. */
    public String rejectedWith(String code) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).code()).isEqualTo(code);
        return ((Rejected) outcome).reason();
    }

    /** Asserts that the task will be tried again, and returns how. */
    public Retryable retryable() {
        assertThat(outcome).isInstanceOf(Retryable.class);
        return (Retryable) outcome;
    }

    /** Asserts that the task became an incident, and returns the reason. */
    public String broken() {
        assertThat(outcome).isInstanceOf(Broken.class);
        return ((Broken) outcome).reason();
    }

    /** The facts told about the run, in order. */
    public List<TaskEvent> facts() {
        return events.stream().map(event -> (TaskEvent) event.data()).toList();
    }

    /** What the adapter noted, in order. */
    public List<TaskNoted> notes() {
        return facts().stream()
                .filter(TaskNoted.class::isInstance)
                .map(TaskNoted.class::cast)
                .toList();
    }

    /** Asserts that the text is nowhere: not in the outcome, not in any event. */
    public TdeTestRun neverShows(String secret) {
        assertThat(outcome.toString()).doesNotContain(secret);
        assertThat(events.toString()).doesNotContain(secret);
        return this;
    }
}
