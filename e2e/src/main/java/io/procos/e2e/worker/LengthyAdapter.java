package io.procos.e2e.worker;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.Input;
import io.procos.tde.TaskContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes as long as it is told, far beyond its lease of two seconds. */
@AdapterType(
        value = "procos.test.lengthy.v1",
        name = "Lengthy",
        description = "Takes its time.",
        effect = EffectKind.NOT_IDEMPOTENT,
        lease = "PT2S")
final class LengthyAdapter implements Adapter<LengthyAdapter.In, LengthyAdapter.Out> {
    private final EffectFile effects;

    LengthyAdapter(EffectFile effects) {
        this.effects = effects;
    }

    record In(
            @Input(label = "Seconds") int seconds,

            @Input(label = "Label", maxLength = 1_000) @Nullable String label) {}

    record Out() {}

    @Override
    public Out execute(In input, TaskContext context) throws InterruptedException {
        effects.add(context);
        Thread.sleep(Duration.ofSeconds(input.seconds()));
        return new Out();
    }
}
