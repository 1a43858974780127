package io.procos.tde.effect;

import io.procos.api.Sha256;
import io.procos.tde.run.TaskRun;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Digests that tell texts and inputs apart without showing them. */
final class InputDigest {
    /** The order of fields must not matter. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private static final int DIGITS = 32;

    private InputDigest() {}

    /** Of what the adapter gets; secrets are masked before, because they change and the input stays the same. */
    static String of(TaskRun run) {
        return of(run.mask().text(CANONICAL.writeValueAsString(run.bound())));
    }

    static String of(String text) {
        return Sha256.hex(text).substring(0, DIGITS);
    }
}
