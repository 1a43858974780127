package io.procos.tde.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Cancellation;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LeasesTest {
    private static final Instant NOW = Instant.now();

    record None() {}

    @AdapterType(value = "procos.test.l.v1", name = "L", description = "L.", effect = EffectKind.READ, lease = "PT0.6S")
    static final class Any implements Adapter<None, None> {
        @Override
        public None execute(None input, TaskContext context) {
            return input;
        }
    }

    private final AtomicInteger asked = new AtomicInteger();
    private boolean active = true;
    private boolean reachable = true;

    private final Leases leases = new Leases(
            (key, lease) -> {
                asked.incrementAndGet();
                return reachable
                        ? CompletableFuture.completedFuture(active)
                        : CompletableFuture.failedFuture(new IllegalStateException("engine away"));
            },
            InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        leases.close();
    }

    @Test
    void asksNothingForShortRun() throws InterruptedException {
        TaskRun run = run(NOW.plusMillis(600));
        leases.keep(run);

        run.end();
        Thread.sleep(500);

        assertThat(asked).hasValue(0);
        assertThat(leases.size()).isZero();
    }

    @Test
    void extendsEveryThirdOfTheLease() {
        leases.keep(run(NOW.plusMillis(600)));

        await().atMost(Duration.ofSeconds(3)).until(() -> asked.get() >= 3);
    }

    @Test
    void cancelsRunWhoseJobIsGone() {
        active = false;
        TaskRun run = run(NOW.plusMillis(600));

        leases.keep(run);

        await().until(() -> run.cancellation() == Cancellation.JOB_GONE);
    }

    @Test
    void keepsAskingAnEngineThatDoesNotAnswer() {
        reachable = false;
        TaskRun run = run(NOW.plusMillis(600));

        leases.keep(run);

        await().until(() -> asked.get() >= 3);
        assertThat(run.cancellation()).isNull();
    }

    @Test
    void knowsJobThatWaitedTooLong() {
        assertThat(leases.isOld(run(NOW.plusMillis(590)))).isFalse();
        assertThat(leases.isOld(run(NOW.plusMillis(300)))).isTrue();
    }

    private static TaskRun run(Instant leaseEnd) {
        AdapterDefinition adapter = AdapterDefinition.of(new Any());
        Job job = new Job(1, adapter.jobType(), 3, leaseEnd, 1, "p", 1, "e", 1, Map.of(), "{}");
        return new TaskRun(
                job,
                adapter,
                1,
                JsonMapper.shared().createObjectNode(),
                Duration.ofHours(1),
                (run, what, details) -> {});
    }
}
