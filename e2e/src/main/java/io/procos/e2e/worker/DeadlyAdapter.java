package io.procos.e2e.worker;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;

/** Takes the whole JVM with it, as an out-of-memory kill or a crash in native code would. */
@AdapterType(
        value = "procos.test.deadly.v1",
        name = "Deadly",
        description = "Ends the worker's JVM.",
        effect = EffectKind.NOT_IDEMPOTENT,
        lease = "PT2S")
final class DeadlyAdapter implements Adapter<DeadlyAdapter.In, DeadlyAdapter.Out> {
    private final EffectFile effects;

    DeadlyAdapter(EffectFile effects) {
        this.effects = effects;
    }

    record In() {}

    record Out() {}

    @Override
    public Out execute(In input, TaskContext context) {
        effects.add(context);
        Runtime.getRuntime().halt(137);
        return new Out();
    }
}
