package io.procos.tde.cache;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError.Rejection;
import io.procos.tde.EffectKind;
import io.procos.tde.feel.FeelFailed;
import io.procos.tde.feel.HeaderExpression;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an element says about reusing results, in two custom headers.
 *
 * @param key of {@value #KEY}: text, or FEEL over the input when it begins with an equals sign
 * @param timeToLive of {@value #TIME_TO_LIVE}: ISO-8601, such as {@code PT10M}
 */
record CacheDeclaration(String key, Duration timeToLive) {
    static final String KEY = "procos.cache.key";
    static final String TIME_TO_LIVE = "procos.cache.ttl";

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * Empty when the element has neither header.
     *
     * @throws Rejection when one is missing or wrong, or the task does something each time it runs
     */
    static Optional<CacheDeclaration> of(TaskRun run) throws Rejection {
        String key = run.job().headers().get(KEY);
        String timeToLive = run.job().headers().get(TIME_TO_LIVE);
        if (key == null && timeToLive == null) {
            return Optional.empty();
        }
        if (run.adapter().effect() == EffectKind.NOT_IDEMPOTENT) {
            throw wrong(run, KEY, "cannot be used: the task does something each time it runs; remove the header");
        }
        return Optional.of(new CacheDeclaration(key(run, key), timeToLive(run, timeToLive)));
    }

    private static String key(TaskRun run, @Nullable String text) throws Rejection {
        if (text == null || text.isBlank()) {
            throw wrong(run, KEY, "is missing beside " + TIME_TO_LIVE + ": give a text, or FEEL such as =customerId");
        }
        return text.startsWith("=") ? evaluated(run, text) : text;
    }

    private static String evaluated(TaskRun run, String feel) throws Rejection {
        try {
            Object key = HeaderExpression.evaluate(feel, run.input());
            if (key != null) {
                return key.toString();
            }
            throw wrong(run, KEY, "has no value: '" + feel + "' is null for this input");
        } catch (IllegalArgumentException | FeelFailed e) {
            throw wrong(run, KEY, "cannot be evaluated: " + e.getMessage());
        }
    }

    private static Duration timeToLive(TaskRun run, @Nullable String text) throws Rejection {
        if (text == null) {
            throw wrong(run, TIME_TO_LIVE, "is missing beside " + KEY + ": say how long, for example PT10M");
        }
        try {
            Duration timeToLive = Duration.parse(text.strip());
            if (timeToLive.compareTo(SHORTEST) >= 0 && timeToLive.compareTo(LONGEST) <= 0) {
                return timeToLive;
            }
        } catch (DateTimeParseException e) {
            throw wrong(run, TIME_TO_LIVE, "is '" + text + "', expected an ISO-8601 duration such as PT10M");
        }
        throw wrong(run, TIME_TO_LIVE, "is '" + text + "', expected at least a millisecond and at most 365 days");
    }

    private static Rejection wrong(TaskRun run, String header, String what) {
        return new Rejection(
                ErrorCode.INVALID_INPUT, "element " + run.job().elementId() + ": header '" + header + "' " + what);
    }
}
