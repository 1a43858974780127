package io.procos.tde;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a running adapter may know of its job. Thread-safe; valid until {@link Adapter#execute} returns. */
public interface TaskContext {

    /** Names this run: one activation of one job. */
    String runId();

    long jobKey();

    long processInstanceKey();

    String bpmnProcessId();

    String elementId();

    /** The activation this worker group knows of, from 1. */
    int attempt();

    /**
     * The same for every run of this effect, also by another instance with the same business key, so that the other side
     * can recognise a second call. Send it where the protocol has a place for it, such as an {@code Idempotency-Key}
     * header. Letters, digits and dashes; at most 64 of them.
     */
    String idempotencyKey();

    /** The job's custom headers, secrets not resolved. */
    Map<String, String> headers();

    /** The W3C trace context of this run, for other services to continue; null where there is none. */
    @Nullable String traceparent();

    /** True once the lease is lost or the worker stops: give up, the result will not count. */
    boolean cancelled();

    /** Time until the task's own time limit; never negative. */
    Duration remaining();

    /** The least sandbox that policy asks for, for adapters that run code; null leaves it to the worker. */
    default @Nullable String sandbox() {
        return null;
    }

    /** Remembers something about this run in its trace. Secrets are masked; keep it small. */
    void note(String what, Map<String, Object> details);
}
