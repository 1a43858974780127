package io.procos.tde.spring;

import io.procos.tde.effect.EffectEntry;
import io.procos.tde.effect.EffectState;
import io.procos.tde.effect.Effects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger for people, at {@code /actuator/effects} where that is exposed: what effects there are, and a human's word on
 * one that nobody else can know.
 */
@Endpoint(id = "effects")
public final class EffectsEndpoint {
    private static final int MOST = 1_000;
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final Effects effects;

    EffectsEndpoint(Effects effects) {
        this.effects = effects;
    }

    /** @param state open, claimed, done or unknown; all when empty */
    @ReadOperation
    public List<EffectEntry> list(@Nullable String state, @Nullable Long processInstanceKey) {
        EffectState wanted = state == null ? null : EffectState.valueOf(state.toUpperCase(Locale.ROOT));
        return effects.list(wanted, processInstanceKey, MOST);
    }

    /**
     * @param done whether it happened
     * @param outputs of a done effect, as JSON; without it the task completes with what is known
     */
    @WriteOperation
    public @Nullable EffectEntry decide(String key, boolean done, @Nullable String outputs, String by) {
        Map<String, @Nullable Object> values =
                outputs == null ? null : JsonMapper.shared().readValue(outputs, VALUES);
        return (done ? effects.done(key, values, by) : effects.notDone(key, by)).orElse(null);
    }
}
