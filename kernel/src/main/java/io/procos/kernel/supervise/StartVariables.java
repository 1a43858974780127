package io.procos.kernel.supervise;

import io.procos.api.event.EngineEvent.InstanceRequested;
import io.procos.kernel.deploy.EngineForgot;
import io.procos.kernel.journal.DataFolder;
import io.procos.kernel.journal.KeyedJournal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the instances that run now were started with, so that a restart begins like the first start; remembered over
 * restarts of the kernel, for the newest {@value #MOST} of them. Thread-safe.
 */
@Component
final class StartVariables implements AutoCloseable {
    static final int MOST = 10_000;

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    /** {@code variables} is a JSON object, or null when it was too long to be told. */
    record Given(@Nullable String variables) {}

    private final KeyedJournal<Given> given;
    private final JsonMapper json = JsonMapper.builder().build();

    StartVariables(DataFolder data) {
        this.given = data.journal("start-variables", Given.class);
    }

    void requested(InstanceRequested event) {
        given.put(Long.toString(event.processInstanceKey()), new Given(event.variables()));
        given.keepNewest(MOST);
    }

    void ended(long processInstanceKey) {
        given.remove(Long.toString(processInstanceKey));
    }

    /** Nothing when the instance was given none; empty when what it was given is not known here. */
    Optional<Map<String, Object>> of(long processInstanceKey) {
        return given.get(Long.toString(processInstanceKey))
                .map(known -> Optional.ofNullable(known.variables()).map(text -> json.readValue(text, VARIABLES)))
                .orElse(Optional.of(Map.of()));
    }

    @EventListener
    void forget(EngineForgot event) {
        given.clear();
    }

    @Override
    public void close() {
        given.close();
    }
}
