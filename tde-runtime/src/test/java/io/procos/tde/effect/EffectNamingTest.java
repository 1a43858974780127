package io.procos.tde.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.api.TaskError.Rejection;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.binding.JobInput;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectNamingTest {
    record In(String order) {}

    record Out() {}

    @AdapterType(
            value = "procos.test.pay.v1",
            name = "Pay",
            description = "Pays.",
            effect = EffectKind.IDEMPOTENT_WITH_KEY)
    private static final class Pay implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out();
        }
    }

    private static final AdapterDefinition PAY = AdapterDefinition.of(new Pay());

    private static TaskRun run(
            long job, String element, Map<String, String> headers, String variables, String... tags) {
        Job one = new Job(
                job, PAY.jobType(), 3, Instant.EPOCH, 7, 7, "ship", 1, element, 9, headers, variables, Set.of(tags));
        TaskRun run = new TaskRun(one, PAY, 1, JobInput.of(one, PAY), Duration.ofHours(1), (r, what, details) -> {});
        run.bind(new In("o"));
        return run;
    }

    private static String name(String variables, String... tags) throws Rejection {
        return EffectNaming.of(run(1, "pay", Map.of(), variables, tags)).text();
    }

    @Test
    void usesTheJobWhereNothingElseIsKnown() throws Rejection {
        assertThat(name("{}")).isEqualTo("7/ship/pay/procos.test.pay.v1/job-1");
    }

    @Test
    void usesTheBusinessKeyOfVariableOrTag() throws Rejection {
        assertThat(name("{\"businessKey\":\"4711\"}")).isEqualTo("4711/ship/pay/procos.test.pay.v1/");
        assertThat(name("{\"businessKey\":4711,\"loopCounter\":2}")).isEqualTo("4711/ship/pay/procos.test.pay.v1/2/");
        assertThat(name("{}", "start:x", "businessKey:0815")).isEqualTo("0815/ship/pay/procos.test.pay.v1/");
    }

    @Test
    void usesWhatTheModellerSaysBeforeAllElse() throws Rejection {
        String variable = name("{\"businessKey\":\"4711\",\"effectKey\":\"mine\"}");
        String header = EffectNaming.of(run(1, "pay", Map.of("effectKey", "=order + \"!\""), "{\"order\":\"5\"}"))
                .text();

        assertThat(variable).isEqualTo("=mine/ship/pay/procos.test.pay.v1");
        assertThat(header).isEqualTo("=5!/ship/pay/procos.test.pay.v1");
    }

    @Test
    void keepsPartsApart() throws Rejection {
        String one =
                EffectNaming.of(run(1, "b/c", Map.of("effectKey", "a"), "{}")).text();
        String other =
                EffectNaming.of(run(1, "c", Map.of("effectKey", "a/b"), "{}")).text();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void shortensWhatNoIndexCouldHold() throws Rejection {
        String one = EffectNaming.of(run(1, "é".repeat(1_500), Map.of(), "{}")).text();
        String other =
                EffectNaming.of(run(2, "é".repeat(1_500), Map.of(), "{}")).text();

        assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void refusesKeysThatAreNone() {
        assertThatThrownBy(() -> name("{\"businessKey\":\"%s\"}".formatted("x".repeat(501))))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("element pay: 'businessKey' must have at most 500 characters");
        assertThatThrownBy(() -> name("{\"effectKey\":\" \"}")).hasMessageContaining("has no value");
    }
}
