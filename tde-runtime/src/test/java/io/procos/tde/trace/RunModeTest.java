package io.procos.tde.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which mode the event of a run's start tells. */
class RunModeTest {

    record Nothing() {}

    record Written(@Nullable String mode) {}

    @AdapterType(value = "procos.test.idle.v1", name = "Idle", description = "Idles.", effect = EffectKind.READ)
    static final class Idle implements Adapter<Nothing, Nothing> {
        @Override
        public Nothing execute(Nothing input, TaskContext context) {
            return input;
        }
    }

    @AdapterType(value = "procos.test.write.v1", name = "Write", description = "Writes.", effect = EffectKind.READ)
    static final class Write implements Adapter<Written, Written> {
        @Override
        public Written execute(Written input, TaskContext context) {
            return input;
        }
    }

    @Test
    void isDeterministicWhenNobodySays() {
        assertThat(modeOf(TdeTestKit.of(new Idle()))).isEqualTo("deterministic");
    }

    @Test
    void isWhatTheElementSays() {
        TdeTestKit kit = TdeTestKit.of(new Idle())
                .withHeader("procos.mode", "probabilistic")
                .withVariable("mode", "hybrid");

        assertThat(modeOf(kit)).isEqualTo("probabilistic");
    }

    @Test
    void isWhatTheProcessSays() {
        assertThat(modeOf(TdeTestKit.of(new Idle()).withVariable("mode", "hybrid")))
                .isEqualTo("hybrid");
        assertThat(modeOf(
                        TdeTestKit.of(new Idle()).withVariable("mode", "hybrid").withVariable("taskInput", Map.of())))
                .isEqualTo("hybrid");
    }

    @Test
    void isNotAnAdaptersOwnMode() {
        TdeTestKit kit = TdeTestKit.of(new Write()).withVariable("mode", "overwrite");

        assertThat(modeOf(kit)).isEqualTo("deterministic");
        kit.run().hasOutput("mode", "overwrite");
    }

    @Test
    void leavesInputGivenAsAWholeAlone() {
        TdeTestKit.of(new Write())
                .withVariable("mode", "hybrid")
                .withVariable("taskInput", Map.of())
                .run()
                .completed()
                .hasOutput("mode", null);
    }

    private static @Nullable String modeOf(TdeTestKit kit) {
        return kit.run().facts().stream()
                .filter(TaskStarted.class::isInstance)
                .map(event -> ((TaskStarted) event).mode())
                .findFirst()
                .orElseThrow();
    }
}
