package io.procos.standalone.effects;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.procos.tde.effect.EffectBusy;
import io.procos.tde.effect.EffectEntry;
import io.procos.tde.effect.EffectState;
import io.procos.tde.effect.Effects;
import io.procos.tde.effect.LedgerUnavailable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Effects over HTTP. Whoever serves it guards it. */
@RestController
@RequestMapping("/v1/effects")
final class EffectsApi {
    private static final int MOST = 1_000;

    private final Effects effects;

    EffectsApi(Effects effects) {
        this.effects = effects;
    }

    /** Keys of instances and jobs as text: JavaScript rounds such numbers. */
    record EffectView(
            String key,
            String state,
            String kind,
            int attempt,
            String jobType,
            String processId,
            String elementId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long instanceKey,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long jobKey,
            @Nullable String owner,
            @Nullable String reason,
            @Nullable String result,
            Instant createdAt,
            Instant changedAt) {
        static EffectView of(EffectEntry entry) {
            return new EffectView(
                    entry.key(),
                    entry.state().text(),
                    entry.kind(),
                    entry.attempt(),
                    entry.jobType(),
                    entry.bpmnProcessId(),
                    entry.elementId(),
                    entry.processInstanceKey(),
                    entry.jobKey(),
                    entry.owner(),
                    entry.reason(),
                    entry.result(),
                    entry.createdAt(),
                    entry.changedAt());
        }
    }

    /**
     * @param done whether it happened
     * @param outputs what the task completes with, if it did; without them, what the ledger knows
     * @param by who says so
     */
    record Decision(
            String key,
            boolean done,
            @Nullable Map<String, @Nullable Object> outputs,
            @Nullable String by) {}

    /** The latest first. */
    @GetMapping
    List<EffectView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "'limit' must be from 1 to " + MOST);
        }
        try {
            return effects.list(state(state), instance, limit).stream()
                    .map(EffectView::of)
                    .toList();
        } catch (LedgerUnavailable away) {
            throw unavailable(away);
        }
    }

    @GetMapping("/one")
    EffectView one(@RequestParam String key) {
        try {
            return view(effects.find(key), key);
        } catch (LedgerUnavailable away) {
            throw unavailable(away);
        }
    }

    @PostMapping("/decision")
    EffectView decide(@RequestBody Decision decision) {
        String by = decision.by() == null || decision.by().isBlank() ? "somebody" : decision.by();
        try {
            return view(
                    decision.done()
                            ? effects.done(decision.key(), decision.outputs(), by)
                            : effects.notDone(decision.key(), by),
                    decision.key());
        } catch (LedgerUnavailable away) {
            throw unavailable(away);
        } catch (EffectBusy busy) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, busy.getMessage(), busy);
        }
    }

    private static @Nullable EffectState state(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(EffectState.values())
                .filter(state -> state.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "'state' must be one of open, claimed, done, unknown"));
    }

    private static EffectView view(Optional<EffectEntry> found, String key) {
        return found.map(EffectView::of)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no effect has the key " + key + "; see: procos effects"));
    }

    private static ResponseStatusException unavailable(LedgerUnavailable away) {
        return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, away.getMessage(), away);
    }
}
