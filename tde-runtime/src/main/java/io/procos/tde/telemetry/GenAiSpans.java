package io.procos.tde.telemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.procos.tde.log.LoggedSecrets;
import io.procos.tde.run.CurrentRun;
import org.jspecify.annotations.Nullable;

/**
 * Spans of model calls and of the tools that models use, named as OpenTelemetry's GenAI conventions do
 * (opentelemetry.io/docs/specs/semconv/gen-ai). To be used on the run's thread, so that they stand inside its span:
 *
 * <pre>{@code
 * try (Call call = spans.model("chat", "openai", "gpt-5")) {
 *     Answer answer = model.call(prompt);
 *     call.used(answer.inputTokens(), answer.outputTokens()).content(prompt, answer.text());
 * }
 * }</pre>
 *
 * Thread-safe; a {@link Call} belongs to the thread that opened it.
 */
public final class GenAiSpans {
    private static final AttributeKey<String> OPERATION = stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> MODEL = stringKey("gen_ai.request.model");
    private static final AttributeKey<Long> INPUT_TOKENS = longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> OUTPUT_TOKENS = longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<String> TOOL = stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> TOOL_CALL = stringKey("gen_ai.tool.call.id");
    private static final AttributeKey<String> ERROR = stringKey("error.type");

    private final @Nullable Tracer tracer;
    private final boolean content;

    /**
     * @param tracer null when nobody collects spans
     * @param content whether prompts, answers, arguments and results go along, with the run's secrets masked
     */
    public GenAiSpans(@Nullable Tracer tracer, boolean content) {
        this.tracer = tracer;
        this.content = content;
    }

    /**
     * A call of a model begins.
     *
     * @param operation {@code chat}, {@code embeddings}, {@code text_completion} or {@code generate_content}
     * @param provider as the conventions spell it, such as {@code openai} or {@code anthropic}
     * @param model the one that was asked for
     */
    public Call model(String operation, String provider, String model) {
        if (tracer == null) {
            return new Call(Span.getInvalid(), Content.NONE);
        }
        Span span = tracer.spanBuilder(operation + " " + model)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(OPERATION, operation)
                .setAttribute(PROVIDER, provider)
                .setAttribute(MODEL, model)
                .startSpan();
        return new Call(span, content ? Content.MESSAGES : Content.NONE);
    }

    /** A tool begins that a model wants used; {@code callId} is the model's name for this use, if it has one. */
    public Call tool(String tool, @Nullable String callId) {
        if (tracer == null) {
            return new Call(Span.getInvalid(), Content.NONE);
        }
        Span span = tracer.spanBuilder("execute_tool " + tool)
                .setAttribute(OPERATION, "execute_tool")
                .setAttribute(TOOL, tool)
                .startSpan();
        if (callId != null) {
            span.setAttribute(TOOL_CALL, callId);
        }
        return new Call(span, content ? Content.TOOL : Content.NONE);
    }

    private enum Content {
        NONE("", ""),
        MESSAGES("gen_ai.input.messages", "gen_ai.output.messages"),
        TOOL("gen_ai.tool.call.arguments", "gen_ai.tool.call.result");

        private final String input;
        private final String output;

        Content(String input, String output) {
            this.input = input;
            this.output = output;
        }
    }

    /** One use of a model or tool; ends when it is closed. */
    public static final class Call implements AutoCloseable {
        private final Span span;
        private final Content content;
        private final Scope inside;

        /** Left by {@link #close}, as the span is. */
        @SuppressWarnings("MustBeClosedChecker")
        private Call(Span span, Content content) {
            this.span = span;
            this.content = content;
            this.inside = span.getSpanContext().isValid() ? span.makeCurrent() : Scope.noop();
        }

        /** The provider's count of tokens. */
        public Call used(long inputTokens, long outputTokens) {
            span.setAttribute(INPUT_TOKENS, inputTokens).setAttribute(OUTPUT_TOKENS, outputTokens);
            return this;
        }

        /** What went in and came out; left out unless content is wanted. */
        public Call content(String input, String output) {
            if (content != Content.NONE) {
                span.setAttribute(content.input, masked(input)).setAttribute(content.output, masked(output));
            }
            return this;
        }

        /** It failed; {@code type} is a class or the provider's code, never a message. */
        public Call failed(String type) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, type);
            return this;
        }

        private static String masked(String text) {
            return LoggedSecrets.hidden(
                    CurrentRun.get().map(run -> run.mask().text(text)).orElse(text));
        }

        @Override
        public void close() {
            inside.close();
            span.end();
        }
    }
}
