package io.procos.tde.cache;

import io.procos.api.Sha256;
import io.procos.tde.run.TaskRun;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Under which name a result is kept: the job type, and a digest of the declared key, the name of the result variable and
 * the whole input, so that a careless key never gives one input the result of another. Input may hold secrets: none of it
 * can be read from the name.
 */
final class ResultKey {
    /** The order of fields must not matter. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private ResultKey() {}

    static String of(TaskRun run, String declared) {
        String variable = run.job().headers().getOrDefault("resultVariable", "");
        String all = CANONICAL.writeValueAsString(List.of(declared, variable, run.bound()));
        return run.job().type() + ":" + Sha256.hex(all);
    }
}
