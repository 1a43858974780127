package io.procos.e2e.http;

import io.procos.tde.TaskContext;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The job of one attack. */
record AttackedTask(String runId) implements TaskContext {

    @Override
    public long jobKey() {
        return 1;
    }

    @Override
    public long processInstanceKey() {
        return 1;
    }

    @Override
    public String bpmnProcessId() {
        return "attacked";
    }

    @Override
    public String elementId() {
        return "serviceTask_Attacked";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String idempotencyKey() {
        return runId;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public @Nullable String traceparent() {
        return null;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void note(String what, Map<String, Object> details) {}
}
