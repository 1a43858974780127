package io.procos.tde.telemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.api.Traceparent;
import io.procos.tde.log.LoggedSecrets;
import io.procos.tde.run.Job;
import io.procos.tde.run.Reason;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import org.jspecify.annotations.Nullable;

/**
 * A span {@code task <job type>} around each run, in the trace that its process instance carries. The run's events and the
 * calls of its adapter name the span as their parent. Says nothing of inputs and outputs.
 */
public final class RunSpans implements TaskInterceptor {
    private static final AttributeKey<String> PROCESS = stringKey("procos.process.id");
    private static final AttributeKey<Long> INSTANCE = longKey("procos.process_instance.key");
    private static final AttributeKey<String> ELEMENT = stringKey("procos.element.id");
    private static final AttributeKey<String> JOB_TYPE = stringKey("procos.job.type");
    private static final AttributeKey<Long> JOB = longKey("procos.job.key");
    private static final AttributeKey<String> RUN = stringKey("procos.run.id");
    private static final AttributeKey<Long> ATTEMPT = longKey("procos.run.attempt");
    private static final AttributeKey<String> MODE = stringKey("procos.run.mode");
    private static final AttributeKey<String> OUTCOME = stringKey("procos.run.outcome");
    private static final AttributeKey<String> ERROR = stringKey("error.type");

    private final @Nullable Tracer tracer;

    public RunSpans(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) {
        return tracer == null ? next.proceed(run) : traced(tracer, run, next);
    }

    private static TaskOutcome traced(Tracer tracer, TaskRun run, Next next) {
        Span span = started(tracer, run);
        run.traceparent(traceparent(span.getSpanContext()));
        try (Scope inside = span.makeCurrent()) {
            TaskOutcome outcome = next.proceed(run);
            describe(span, run, outcome);
            return outcome;
        } finally {
            span.end();
        }
    }

    private static Span started(Tracer tracer, TaskRun run) {
        Job job = run.job();
        return tracer.spanBuilder("task " + job.type())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(context(run.traceparent()))))
                .setAttribute(PROCESS, job.bpmnProcessId())
                .setAttribute(INSTANCE, job.processInstanceKey())
                .setAttribute(ELEMENT, job.elementId())
                .setAttribute(JOB_TYPE, job.type())
                .setAttribute(JOB, job.key())
                .setAttribute(RUN, run.runId())
                .setAttribute(ATTEMPT, (long) run.attempt())
                .setAttribute(MODE, run.mode())
                .startSpan();
    }

    private static SpanContext context(Traceparent parent) {
        return SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.fromHex(parent.flags(), 0), TraceState.getDefault());
    }

    /** Of the span, for those who continue it. */
    static Traceparent traceparent(SpanContext span) {
        return new Traceparent(
                span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    /** A rejection is an answer that its process waits for; what is tried again or needs a person is an error. */
    private static void describe(Span span, TaskRun run, TaskOutcome outcome) {
        if (run.abandoned(outcome)) {
            span.setAttribute(OUTCOME, "abandoned");
            return;
        }
        switch (outcome) {
            case Completed completed -> span.setAttribute(OUTCOME, "completed");
            case Rejected rejected -> span.setAttribute(OUTCOME, "rejected").setAttribute(ERROR, rejected.code());
            case Retryable retryable -> failed(span, run, "retryable", retryable.reason());
            case Broken broken -> failed(span, run, "broken", broken.reason());
        }
    }

    private static void failed(Span span, TaskRun run, String outcome, String reason) {
        span.setAttribute(OUTCOME, outcome).setAttribute(ERROR, outcome);
        span.setStatus(
                StatusCode.ERROR, Reason.cut(LoggedSecrets.hidden(run.mask().text(reason))));
    }
}
