package io.procos.tde.telemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.procos.tde.telemetry.GenAiSpans.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GenAiSpansTest {
    @RegisterExtension
    static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

    private final GenAiSpans spans = new GenAiSpans(SPANS.getOpenTelemetry().getTracer("test"), false);

    @Test
    void nameModelCallsAsTheConventionsDo() {
        try (Call call = spans.model("chat", "openai", "gpt-5")) {
            call.used(120, 34);
        }

        SpanData span = SPANS.getSpans().getFirst();
        assertThat(span.getName()).isEqualTo("chat gpt-5");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getAttributes().get(stringKey("gen_ai.operation.name"))).isEqualTo("chat");
        assertThat(span.getAttributes().get(stringKey("gen_ai.provider.name"))).isEqualTo("openai");
        assertThat(span.getAttributes().get(stringKey("gen_ai.request.model"))).isEqualTo("gpt-5");
        assertThat(span.getAttributes().get(longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(120);
        assertThat(span.getAttributes().get(longKey("gen_ai.usage.output_tokens")))
                .isEqualTo(34);
    }

    @Test
    void standToolsInsideTheirModelCall() {
        try (Call model = spans.model("chat", "openai", "gpt-5");
                Call tool = spans.tool("weather", "call-1")) {
            tool.failed("timeout");
            model.used(1, 1);
        }

        SpanData tool = SPANS.getSpans().getFirst();
        assertThat(tool.getName()).isEqualTo("execute_tool weather");
        assertThat(tool.getAttributes().get(stringKey("gen_ai.tool.call.id"))).isEqualTo("call-1");
        assertThat(tool.getAttributes().get(stringKey("error.type"))).isEqualTo("timeout");
        assertThat(tool.getParentSpanId()).isEqualTo(SPANS.getSpans().getLast().getSpanId());
    }

    @Test
    void keepContentToThemselvesUnlessAsked() {
        GenAiSpans telling = new GenAiSpans(SPANS.getOpenTelemetry().getTracer("test"), true);

        try (Call silent = spans.model("chat", "openai", "gpt-5")) {
            silent.content("a question", "an answer");
        }
        try (Call told = telling.tool("weather", null)) {
            told.content("a place", "some rain");
        }

        assertThat(SPANS.getSpans().getFirst().getAttributes().toString()).doesNotContain("question", "answer");
        assertThat(SPANS.getSpans().getLast().getAttributes().get(stringKey("gen_ai.tool.call.result")))
                .isEqualTo("some rain");
    }

    @Test
    void doNothingWhenNobodyCollectsThem() {
        try (Call call = new GenAiSpans(null, true).model("chat", "openai", "gpt-5")) {
            call.used(1, 1).content("in", "out").failed("x");
        }

        assertThat(SPANS.getSpans()).isEmpty();
    }
}
