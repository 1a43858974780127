package io.procos.tde.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.ErrorCode;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyGateTest {
    record In(@Nullable String target) {}

    record Out() {}

    @AdapterType(
            value = "procos.test.reach.v1",
            name = "Reach",
            description = "Reaches.",
            effect = EffectKind.READ,
            policyArgument = "target")
    static final class Reach implements Adapter<In, Out> {
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public Out execute(In input, TaskContext context) {
            calls.incrementAndGet();
            return new Out();
        }
    }

    @AdapterType(value = "procos.limited.wait.v1", name = "Wait", description = "Waits.", effect = EffectKind.READ)
    static final class Wait implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) throws Exception {
            Thread.sleep(60_000);
            return new Out();
        }
    }

    private final Reach adapter = new Reach();
    private final TdeTestKit kit = TdeTestKit.of(adapter).withPolicy("procos/testkit/rules.dmn");

    @Test
    void allowsWhatTheTableAllows() {
        TdeTestRun run = kit.withVariable("target", "here").run().completed();

        assertThat(decision(run).verdict()).isEqualTo("allow");
        assertThat(decision(run).reason()).isEqualTo("known task");
        assertThat(adapter.calls).hasValue(1);
    }

    @Test
    void deniesByArgument() {
        String reason = kit.withVariable("target", "forbidden place").run().rejectedWith(ErrorCode.POLICY_DENIED);

        assertThat(reason).contains("procos.test.reach.v1", "serviceTask_Test", "the argument is forbidden");
        assertThat(adapter.calls).hasValue(0);
    }

    @Test
    void deniesWhatTheProcessDoesNotDeclare() {
        String reason = kit.inProcessWith("procos.allowedTasks", "procos.http.*, procos.mail.send.v1")
                .run()
                .rejectedWith(ErrorCode.POLICY_DENIED);

        assertThat(reason).contains("does not declare");
        assertThat(adapter.calls).hasValue(0);
    }

    @Test
    void allowsWhatTheProcessDeclaresByPattern() {
        kit.inProcessWith("procos.allowedTasks", "procos.http.* procos.test.*")
                .run()
                .completed();
    }

    @Test
    void narrowsEvenAPolicyThatIgnoresTheDeclaration() {
        TdeTestKit.of(adapter)
                .inProcessWith("procos.allowedTasks", "procos.http.*")
                .run()
                .rejectedWith(ErrorCode.POLICY_DENIED);
    }

    @Test
    void saysWhatToDoWhenApprovalIsNeeded() {
        String reason = kit.inProcessWith("procos.dataClass", "secret").run().rejectedWith(ErrorCode.POLICY_DENIED);

        assertThat(reason).contains("needs approval", "secret data", "user task");
    }

    @Test
    void endsTaskAtThePolicysTimeLimit() {
        TdeTestKit.of(new Wait()).withPolicy("procos/testkit/rules.dmn").run().rejectedWith(ErrorCode.TIMED_OUT);
    }

    private static PolicyDecided decision(TdeTestRun run) {
        return run.facts().stream()
                .filter(PolicyDecided.class::isInstance)
                .map(PolicyDecided.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
