package io.procos.workers;

import io.procos.tde.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of a job, without an engine behind it. */
public record TestContext(String runId, String idempotencyKey, Duration remaining, List<String> notes)
        implements TaskContext {

    /** A run of the effect {@code idempotencyKey} with a minute left. */
    public static TestContext run(String idempotencyKey) {
        return new TestContext("run-1", idempotencyKey, Duration.ofMinutes(1), new ArrayList<>());
    }

    @Override
    public long jobKey() {
        return 1;
    }

    @Override
    public long processInstanceKey() {
        return 2;
    }

    @Override
    public String bpmnProcessId() {
        return "test-process";
    }

    @Override
    public String elementId() {
        return "serviceTask_Test";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public @Nullable String traceparent() {
        return "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void note(String what, Map<String, Object> details) {
        notes.add(what + " " + details);
    }
}
