package io.procos.tde.pipeline;

import io.procos.tde.TaskContext;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the adapter sees of its run. */
record RunContext(TaskRun run) implements TaskContext {

    private Job job() {
        return run.job();
    }

    @Override
    public String runId() {
        return run.runId();
    }

    @Override
    public long jobKey() {
        return job().key();
    }

    @Override
    public long processInstanceKey() {
        return job().processInstanceKey();
    }

    @Override
    public String bpmnProcessId() {
        return job().bpmnProcessId();
    }

    @Override
    public String elementId() {
        return job().elementId();
    }

    @Override
    public int attempt() {
        return run.attempt();
    }

    @Override
    public String idempotencyKey() {
        return run.idempotencyKey();
    }

    @Override
    public Map<String, String> headers() {
        return job().headers();
    }

    @Override
    public @Nullable String traceparent() {
        return run.traceparent().toString();
    }

    @Override
    public boolean cancelled() {
        return run.cancellation() != null;
    }

    @Override
    public Duration remaining() {
        return run.remaining();
    }

    @Override
    public @Nullable String sandbox() {
        return run.sandbox();
    }

    @Override
    public void note(String what, Map<String, Object> details) {
        run.log().note(run, what, details);
    }
}
