package io.procos.tde.objects;

import io.procos.api.TaskOutcome;
import io.procos.tde.binding.Weight;
import io.procos.tde.run.CurrentRun;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts each output field that is too heavy for the engine into the store and its reference in its place. An adapter whose
 * output has a place for references decides for itself, and the header {@value #HEADER} set to {@code false} keeps values
 * in the process. A store that fails is no reason to do the task again: the value then stays as well.
 */
public final class Offload implements TaskInterceptor {
    private static final String HEADER = "procos.offload";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final ObjectStore store;
    private final long most;

    public Offload(ObjectExchange exchange) {
        store = exchange.store();
        most = exchange.offloadAbove().toBytes();
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        if (Weight.of(run.outputs()) > most && wanted(run)) {
            Map<String, @Nullable Object> lighter = new LinkedHashMap<>(run.outputs());
            lighter.replaceAll((name, value) -> isHeavy(value) ? kept(run, name, value) : value);
            run.outputs(lighter);
        }
        return next.proceed(run);
    }

    private static boolean wanted(TaskRun run) {
        return !"false".equals(run.job().headers().get(HEADER))
                && Arrays.stream(run.adapter().output().getRecordComponents())
                        .map(RecordComponent::getType)
                        .noneMatch(ObjectReference.class::equals);
    }

    private boolean isHeavy(@Nullable Object value) {
        boolean large = value instanceof String || value instanceof Map || value instanceof Collection;
        return large && Weight.of(value) > most;
    }

    /** The store is read by others than this job, so secrets are masked before. */
    private @Nullable Object kept(TaskRun run, String name, @Nullable Object value) {
        Object masked = run.mask().value(value);
        try {
            return CurrentRun.during(
                    run,
                    () -> masked instanceof String text
                            ? reference(text.getBytes(StandardCharsets.UTF_8), StoredValue.TEXT, name)
                            : reference(JSON.writeValueAsBytes(masked), StoredValue.JSON, name));
        } catch (IOException e) {
            run.log().note(run, "not offloaded", Map.of("field", name, "cause", String.valueOf(e.getMessage())));
            return value;
        }
    }

    private Map<String, @Nullable Object> reference(byte[] content, String mediaType, String name) throws IOException {
        return JSON.convertValue(store.put(new ByteArrayInputStream(content), mediaType, name), VALUES);
    }
}
