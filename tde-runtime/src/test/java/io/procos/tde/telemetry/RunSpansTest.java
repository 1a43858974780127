package io.procos.tde.telemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.procos.api.TaskError;
import io.procos.api.Traceparent;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

/** What spans say of a run, and which trace they and its events belong to. */
class RunSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CARRIED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final long INSTANCE = 2251799813685200L;

    @RegisterExtension
    static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

    record Asked(String what) {}

    record Told(String traceparent, String logged) {}

    @AdapterType(value = "procos.test.ask.v1", name = "Ask", description = "Asks.", effect = EffectKind.READ)
    static final class Ask implements Adapter<Asked, Told> {
        @Override
        public Told execute(Asked input, TaskContext context) throws TaskError {
            return switch (input.what()) {
                case "reject" -> throw new TaskError.Rejection("NOT_FOUND", "there is none");
                case "ok" -> new Told(String.valueOf(context.traceparent()), MDC.get("traceId"));
                default -> throw new TaskError.Transient("cannot reach " + input.what(), null);
            };
        }
    }

    @Test
    void continueTheTraceThatTheProcessCarries() {
        TdeTestRun run = asked("ok").withVariable("traceparent", CARRIED).run();

        assertThat(span("task procos.test.ask.v1").getTraceId()).isEqualTo(TRACE);
        assertThat(span("task procos.test.ask.v1").getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span("adapter procos.test.ask.v1").getParentSpanId())
                .isEqualTo(span("task procos.test.ask.v1").getSpanId());
        assertThat(run.outputs().get("logged")).isEqualTo(TRACE);
    }

    @Test
    void handTheAdaptersSpanToOtherServices() {
        TdeTestRun run = asked("ok").withVariable("traceparent", CARRIED).run();

        assertThat(run.outputs().get("traceparent"))
                .isEqualTo(
                        "00-" + TRACE + "-" + span("adapter procos.test.ask.v1").getSpanId() + "-01");
    }

    @Test
    void areNamedByTheRunsEvents() {
        TdeTestRun run = asked("ok").withVariable("traceparent", CARRIED).run();

        assertThat(run.events())
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.traceparent())
                        .isEqualTo("00-" + TRACE + "-"
                                + span("task procos.test.ask.v1").getSpanId() + "-01"));
    }

    @Test
    void shareTheTraceOfAnInstanceThatCarriesNone() {
        String expected = Traceparent.ofInstance(INSTANCE).traceId();

        asked("ok").run();
        asked("ok").withJobKey(77).run();

        assertThat(SPANS.getSpans())
                .hasSize(4)
                .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(expected));
    }

    @Test
    void areNotNeededForATrace() {
        TdeTestRun run = TdeTestKit.of(new Ask())
                .withVariable("what", "ok")
                .withVariable("traceparent", CARRIED)
                .run();

        assertThat(run.outputs()).containsEntry("traceparent", CARRIED);
        assertThat(run.events())
                .allSatisfy(event -> assertThat(event.traceparent()).isEqualTo(CARRIED));
    }

    @Test
    void tellWhatRan() {
        asked("ok").withHeader("procos.mode", "hybrid").withJobKey(4711).run();

        SpanData span = span("task procos.test.ask.v1");
        assertThat(span.getAttributes().get(longKey("procos.process_instance.key")))
                .isEqualTo(INSTANCE);
        assertThat(span.getAttributes().get(longKey("procos.job.key"))).isEqualTo(4711);
        assertThat(span.getAttributes().get(longKey("procos.run.attempt"))).isEqualTo(1);
        assertThat(span.getAttributes().get(stringKey("procos.element.id"))).isEqualTo("serviceTask_Test");
        assertThat(span.getAttributes().get(stringKey("procos.run.mode"))).isEqualTo("hybrid");
        assertThat(span.getAttributes().get(stringKey("procos.run.outcome"))).isEqualTo("completed");
        assertThat(span.getAttributes().get(stringKey("procos.policy.verdict"))).isEqualTo("allow");
    }

    @Test
    void tellFailuresWithoutSecrets() {
        asked("{{secrets.HOST}}").withSecret("HOST", "hidden.example.org").run();

        SpanData span = span("task procos.test.ask.v1");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEqualTo("cannot reach ***");
        assertThat(SPANS.getSpans().toString()).doesNotContain("hidden.example.org");
    }

    @Test
    void takeARejectionForAnAnswer() {
        asked("reject").run();

        SpanData span = span("task procos.test.ask.v1");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().get(stringKey("error.type"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void leaveNothingInTheLogsContext() {
        asked("ok").run();

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private static TdeTestKit asked(String what) {
        return TdeTestKit.of(new Ask())
                .withVariable("what", what)
                .watchedBy(new Telemetry(SPANS.getOpenTelemetry().getTracer("test"), new SimpleMeterRegistry()));
    }

    private static SpanData span(String name) {
        return SPANS.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
