package io.procos.tde.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A diagram that does not know the job type's fields: all in through one variable, all out through one. */
class WholeInputTest {

    record In(String url, @Nullable String method) {}

    record Out(String seen) {}

    @AdapterType(value = "procos.test.echo.v1", name = "Echo", description = "Echoes.", effect = EffectKind.READ)
    static final class Echo implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out(input.method() + " " + input.url());
        }
    }

    @Test
    void readsAllFieldsFromOneVariable() {
        var run = TdeTestKit.of(new Echo())
                .withVariable("taskInput", Map.of("url", "http://a", "method", "PUT"))
                .run();

        run.completed().hasOutput("seen", "PUT http://a");
    }

    @Test
    void keepsOtherVariablesOutOfAWholeInput() {
        var run = TdeTestKit.of(new Echo())
                .withVariable("method", "DELETE")
                .withVariable("taskInput", Map.of("url", "http://a"))
                .run();

        run.completed().hasOutput("seen", "null http://a");
    }

    @Test
    void givesAllOutputsInOneVariable() {
        var run = TdeTestKit.of(new Echo())
                .withVariable("url", "http://a")
                .withHeader("resultVariable", "taskResult")
                .run();

        assertThat(run.completed().outputs()).isEqualTo(Map.of("taskResult", Map.of("seen", "null http://a")));
    }
}
