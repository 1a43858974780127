package io.procos.tde.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.Usage;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import io.procos.tde.telemetry.CountedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with an earlier result when the element declares that it may, and keeps the new one otherwise. Only what
 * completed is kept, and with the run's secrets masked.
 */
public final class ResultReuse implements TaskInterceptor {
    /** An amount of 12.50 comes back as 12.50. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ResultCache cache;
    private final CountedBy<String> lookups;

    private record Kept(Instant at, Map<String, @Nullable Object> outputs) {}

    public ResultReuse(ResultCache cache, MeterRegistry meters) {
        this.cache = cache;
        this.lookups = new CountedBy<>(result -> Counter.builder("procos.cache.gets")
                .description("Looks for an earlier result of a task that declares that it may be reused")
                .tag("result", result)
                .register(meters));
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        CacheDeclaration declared = CacheDeclaration.of(run).orElse(null);
        if (declared == null) {
            return next.proceed(run);
        }
        String key = ResultKey.of(run, declared.key());
        Kept kept = cache.find(key).flatMap(ResultReuse::read).orElse(null);
        lookups.count(kept == null ? "miss" : "hit");
        return kept == null ? fresh(run, next, key, declared.timeToLive()) : reused(run, kept);
    }

    private static TaskOutcome reused(TaskRun run, Kept kept) {
        String age = Duration.between(kept.at(), Instant.now()).toString();
        run.log().note(run, "result reused", Map.of("age", age));
        return new Completed(kept.outputs(), Usage.NONE);
    }

    private TaskOutcome fresh(TaskRun run, Next next, String key, Duration timeToLive) {
        TaskOutcome outcome = next.proceed(run);
        if (outcome instanceof Completed completed) {
            Kept kept = new Kept(Instant.now(), run.mask().values(completed.outputs()));
            cache.keep(key, JSON.writeValueAsString(kept), timeToLive);
        }
        return outcome;
    }

    /** A result that another version wrote differently is none. */
    private static Optional<Kept> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, Kept.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
