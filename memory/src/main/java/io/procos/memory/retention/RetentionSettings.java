package io.procos.memory.retention;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each kind of content is kept; zero keeps it for ever.
 *
 * @param every how often it is looked for what was kept long enough; zero never
 * @param events the events as they were heard
 * @param texts what models and tools were asked and answered
 * @param variables values of variables, once their instance has ended
 * @param recall what can be recalled by its words and its meaning
 * @param instances everything else of an instance, once it has ended
 * @param audit the trail without content; should be longer than all others
 */
@ConfigurationProperties("procos.memory.retention")
record RetentionSettings(
        @DefaultValue("PT1H") Duration every,
        @DefaultValue("P90D") Duration events,
        @DefaultValue("P30D") Duration texts,
        @DefaultValue("P90D") Duration variables,
        @DefaultValue("P365D") Duration recall,
        @DefaultValue("P365D") Duration instances,
        @DefaultValue("P1095D") Duration audit) {

    RetentionSettings {
        kinds(events, texts, variables, recall, instances, audit).forEach((kind, keep) -> {
            if (keep.isNegative()) {
                throw new IllegalArgumentException("procos.memory.retention." + kind + " must not be negative");
            }
        });
    }

    /** Those that are not kept for ever, without the trail. */
    Map<String, Duration> content() {
        Map<String, Duration> kinds = kinds(events, texts, variables, recall, instances, Duration.ZERO);
        kinds.values().removeIf(Duration::isZero);
        return kinds;
    }

    private static Map<String, Duration> kinds(
            Duration events, Duration texts, Duration variables, Duration recall, Duration instances, Duration audit) {
        Map<String, Duration> kinds = new LinkedHashMap<>();
        kinds.put("events", events);
        kinds.put("texts", texts);
        kinds.put("variables", variables);
        kinds.put("recall", recall);
        kinds.put("instances", instances);
        kinds.put("audit", audit);
        return kinds;
    }
}
