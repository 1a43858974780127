package io.procos.e2e.worker;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;

/** Does nothing at all: what a job costs with it is what the runtime costs. */
@AdapterType(
        value = "procos.test.idle.v1",
        name = "Idle",
        description = "Does nothing.",
        effect = EffectKind.READ,
        lease = "PT5S")
final class IdleAdapter implements Adapter<IdleAdapter.In, IdleAdapter.Out> {
    record In() {}

    record Out() {}

    @Override
    public Out execute(In input, TaskContext context) {
        return new Out();
    }
}
