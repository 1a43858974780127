package io.procos.kernel.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.procos.api.Traceparent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives each control call that makes something run a span, if spans are collected, and each new instance a trace, in any
 * case: the caller's if it sent one, else a new one. Thread-safe.
 */
@Component
public final class ControlSpans {
    private static final ScopedValue<Traceparent> CALL = ScopedValue.newInstance();

    private final @Nullable Tracer tracer;

    ControlSpans(ObjectProvider<OpenTelemetry> spans) {
        this.tracer = TracingSwitch.tracer(spans.getIfAvailable(OpenTelemetry::noop));
    }

    /**
     * Does the work of a call.
     *
     * @param name what it does to what, such as {@code start pdo-invoice}
     * @param header the caller's {@code traceparent}; a wrong one counts as none
     */
    public <T> T around(String name, @Nullable String header, Supplier<T> work) {
        Traceparent caller = Traceparent.parse(header).orElse(null);
        if (tracer != null) {
            return traced(tracer, name, caller, work);
        }
        return caller == null ? work.get() : ScopedValue.where(CALL, caller).call(work::get);
    }

    private static <T> T traced(Tracer tracer, String name, @Nullable Traceparent caller, Supplier<T> work) {
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(caller == null ? Context.current() : Context.root().with(Span.wrap(remote(caller))))
                .startSpan();
        try (Scope inside = span.makeCurrent()) {
            return ScopedValue.where(CALL, own(span.getSpanContext())).call(work::get);
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** The variables with the trace of this call, or with a new one outside of calls; theirs stays if they have one. */
    public Map<String, Object> carried(Map<String, Object> variables) {
        if (variables.containsKey(Traceparent.VARIABLE)) {
            return variables;
        }
        Map<String, Object> all = new HashMap<>(variables);
        all.put(Traceparent.VARIABLE, (CALL.isBound() ? CALL.get() : Traceparent.random()).toString());
        return all;
    }

    private static SpanContext remote(Traceparent caller) {
        return SpanContext.createFromRemoteParent(
                caller.traceId(), caller.spanId(), TraceFlags.fromHex(caller.flags(), 0), TraceState.getDefault());
    }

    private static Traceparent own(SpanContext span) {
        return new Traceparent(
                span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }
}
