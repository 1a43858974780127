package io.procos.tde.effect;

import io.procos.tde.effect.Claim.StoredResult;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.run.TaskRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns outputs into what the ledger stores, secrets masked, and back. Thread-safe. */
final class EffectResults {
    private static final Logger LOG = LoggerFactory.getLogger(EffectResults.class);
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    /** An amount of 12.50 comes back as 12.50. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectStore store;

    EffectResults(ObjectStore store) {
        this.store = store;
    }

    /** @param inline a result that weighs more than these bytes goes into the object store */
    StoredResult stored(TaskRun run, Map<String, @Nullable Object> outputs, long inline) {
        if (outputs.isEmpty()) {
            return new StoredResult(null, null);
        }
        String json = JSON.writeValueAsString(run.mask().values(outputs));
        return json.length() <= inline ? new StoredResult(json, null) : asObject(run, json);
    }

    Map<String, @Nullable Object> outputs(StoredResult result) throws IOException {
        if (result.json() != null) {
            return JSON.readValue(result.json(), VALUES);
        }
        if (result.object() == null) {
            return Map.of();
        }
        try (InputStream content = store.open(JSON.readValue(result.object(), ObjectReference.class))) {
            return JSON.readValue(content.readAllBytes(), VALUES);
        }
    }

    /** The effect has happened: a store that fails is no reason to lose its result. */
    private StoredResult asObject(TaskRun run, String json) {
        try {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            ObjectReference object = store.put(new ByteArrayInputStream(bytes), "application/json", null);
            return new StoredResult(null, JSON.writeValueAsString(object));
        } catch (IOException e) {
            LOG.warn(
                    "The result of job {} stays in the ledger's database: {}",
                    run.job().key(),
                    e.getMessage());
            return new StoredResult(json, null);
        }
    }
}
