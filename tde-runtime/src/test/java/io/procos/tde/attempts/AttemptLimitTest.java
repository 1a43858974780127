package io.procos.tde.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLimitTest {
    private static final long POISON = 4711;

    @TempDir
    private Path folder;

    record In() {}

    record Out() {}

    @AdapterType(value = "procos.test.poison.v1", name = "P", description = "P.", effect = EffectKind.READ)
    static final class Counted implements Adapter<In, Out> {
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public Out execute(In input, TaskContext context) {
            calls.incrementAndGet();
            return new Out();
        }
    }

    private final Counted adapter = new Counted();

    @Test
    void stopsJobThatKilledItsWorkerThreeTimes() throws IOException {
        die(3);

        String reason =
                TdeTestKit.of(adapter).withData(folder).withJobKey(POISON).run().broken();

        assertThat(reason).contains("died 3 times", "retry the job");
        assertThat(adapter.calls).hasValue(0);
    }

    @Test
    void letsOtherJobsPass() throws IOException {
        die(3);

        TdeTestKit.of(adapter).withData(folder).withJobKey(1).run().completed();
    }

    @Test
    void givesRetriedJobItsAttemptsBack() throws IOException {
        die(3);
        TdeTestKit.of(adapter).withData(folder).withJobKey(POISON).run().broken();

        TdeTestKit.of(adapter).withData(folder).withJobKey(POISON).run().completed();

        assertThat(adapter.calls).hasValue(1);
    }

    @Test
    void runsJobThatKilledItsWorkerTwice() throws IOException {
        die(2);

        TdeTestKit.of(adapter).withData(folder).withJobKey(POISON).run().completed();
    }

    private void die(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (AttemptJournal journal = new AttemptJournal(folder)) {
                journal.begin(POISON);
            }
        }
    }
}
