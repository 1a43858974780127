package io.procos.e2e.worker;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.time.Duration;

/** Takes a moment, then leaves one line for each run, so that a trial can count. */
@AdapterType(
        value = "procos.test.counted.v1",
        name = "Counted",
        description = "Leaves one line for each run.",
        effect = EffectKind.NOT_IDEMPOTENT,
        lease = "PT4S")
final class CountedAdapter implements Adapter<CountedAdapter.In, CountedAdapter.Out> {
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final EffectFile effects;

    CountedAdapter(EffectFile effects) {
        this.effects = effects;
    }

    record In() {}

    record Out() {}

    @Override
    public Out execute(In input, TaskContext context) throws InterruptedException {
        Thread.sleep(MOMENT);
        effects.add(context);
        return new Out();
    }
}
