package io.procos.e2e.file;

import io.procos.tde.TaskContext;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run without a job behind it. */
record LooseRun(long jobKey) implements TaskContext {

    @Override
    public String runId() {
        return "run-" + jobKey;
    }

    @Override
    public long processInstanceKey() {
        return 1;
    }

    @Override
    public String bpmnProcessId() {
        return "attack";
    }

    @Override
    public String elementId() {
        return "serviceTask_Attack";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String idempotencyKey() {
        return "attack-" + jobKey;
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
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public Duration remaining() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void note(String what, Map<String, Object> details) {}
}
