package io.procos.tde.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.procos.api.Traceparent;
import io.procos.tde.run.TaskRun;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A span {@code adapter <job type>} around the adapter itself, inside that of its run: the difference of the two is what
 * ProcOS adds. Other services continue it. Thread-safe.
 */
public record AdapterSpan(@Nullable Tracer tracer) {

    /** Does the work inside the span. */
    public <T> T around(TaskRun run, Callable<T> work) throws Exception {
        return tracer == null ? work.call() : traced(tracer, run, work);
    }

    private static <T> T traced(Tracer tracer, TaskRun run, Callable<T> work) throws Exception {
        Traceparent outer = run.traceparent();
        Span span = tracer.spanBuilder("adapter " + run.job().type()).startSpan();
        run.traceparent(RunSpans.traceparent(span.getSpanContext()));
        try (Scope inside = span.makeCurrent()) {
            return work.call();
        } catch (Exception e) {
            // The message may hold what the adapter worked on; the run's span has the reason with secrets masked.
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", e.getClass().getName());
            throw e;
        } finally {
            span.end();
            run.traceparent(outer);
        }
    }
}
