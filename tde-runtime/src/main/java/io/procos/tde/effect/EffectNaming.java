package io.procos.tde.effect;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError.Rejection;
import io.procos.tde.feel.FeelFailed;
import io.procos.tde.feel.HeaderExpression;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Names the effect of a run. By what is known, the most telling first:
 *
 * <ol>
 *   <li>{@value #EFFECT_KEY}, as variable or header: the modeller says what makes two runs the same;
 *   <li>{@value #BUSINESS_KEY}, as variable or tag of the instance: with process, element, job type, {@value #LOOP} of a
 *       multi-instance body, and the ordinal of the visit within the instance;
 *   <li>neither: process instance, process, element, job type and job. A job is handed out again under its own key, and
 *       every further visit of an element is another job.
 * </ol>
 */
final class EffectNaming {
    static final String EFFECT_KEY = "effectKey";
    static final String BUSINESS_KEY = "businessKey";
    static final String LOOP = "loopCounter";
    private static final String TAG = BUSINESS_KEY + ":";
    private static final int LONGEST = 500;
    private static final int MOST_BYTES = 2_000;
    private static final int SHORTENED = 400;

    private EffectNaming() {}

    /** @throws Rejection when the declared key is wrong, names its element and the way out */
    static EffectIdentity of(TaskRun run) throws Rejection {
        String declared = declared(run);
        if (declared != null) {
            return new EffectIdentity.Named(path(run, "=" + declared, Stream.of()));
        }
        Optional<String> business = businessKey(run);
        return business.isPresent() ? visited(run, business.get()) : ofJob(run);
    }

    private static EffectIdentity visited(TaskRun run, String businessKey) {
        JsonNode loop = run.input().path(LOOP);
        Stream<String> iteration = loop.isIntegralNumber() ? Stream.of(loop.asString()) : Stream.of();
        return new EffectIdentity.Visited(path(run, businessKey, iteration) + "/", InputDigest.of(run));
    }

    private static EffectIdentity ofJob(TaskRun run) {
        Job job = run.job();
        return new EffectIdentity.Named(
                path(run, Long.toString(job.processInstanceKey()), Stream.of("job-" + job.key())));
    }

    private static String path(TaskRun run, String first, Stream<String> last) {
        Job job = run.job();
        return shortened(Stream.concat(Stream.of(first, job.bpmnProcessId(), job.elementId(), job.type()), last)
                .map(EffectNaming::part)
                .collect(Collectors.joining("/")));
    }

    /** An index of Postgres holds keys of up to 2,700 bytes. */
    private static String shortened(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                ? key
                : key.substring(0, SHORTENED) + "~" + InputDigest.of(key);
    }

    /** A slash inside a part must not make two keys look the same. */
    private static String part(String text) {
        return text.replace("%", "%25").replace("/", "%2F");
    }

    private static Optional<String> businessKey(TaskRun run) throws Rejection {
        JsonNode variable = run.input().path(BUSINESS_KEY);
        String text = variable.isString() || variable.isNumber() ? variable.asString() : tag(run.job());
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(checked(run, BUSINESS_KEY, text));
    }

    private static @Nullable String tag(Job job) {
        return job.tags().stream()
                .filter(tag -> tag.startsWith(TAG))
                .map(tag -> tag.substring(TAG.length()))
                .min(String::compareTo)
                .orElse(null);
    }

    private static @Nullable String declared(TaskRun run) throws Rejection {
        JsonNode variable = run.input().path(EFFECT_KEY);
        String header = run.job().headers().get(EFFECT_KEY);
        if (variable.isString() || variable.isNumber()) {
            return checked(run, EFFECT_KEY, variable.asString());
        }
        return header == null ? null : checked(run, EFFECT_KEY, header.startsWith("=") ? value(run, header) : header);
    }

    private static @Nullable String value(TaskRun run, String feel) throws Rejection {
        try {
            Object value = HeaderExpression.evaluate(feel, run.input());
            return value == null ? null : value.toString();
        } catch (IllegalArgumentException | FeelFailed e) {
            throw wrong(run, EFFECT_KEY, "cannot be evaluated: " + e.getMessage());
        }
    }

    /** Secrets are masked: the key is shown and stored. */
    private static String checked(TaskRun run, String name, @Nullable String text) throws Rejection {
        if (text == null || text.isBlank()) {
            throw wrong(run, name, "has no value for this input: give a text, or FEEL such as =orderId");
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(run, name, "must have at most " + LONGEST + " characters and no control characters");
        }
        return run.mask().text(text.strip());
    }

    private static Rejection wrong(TaskRun run, String name, String what) {
        return new Rejection(ErrorCode.INVALID_INPUT, "element " + run.job().elementId() + ": '" + name + "' " + what);
    }
}
