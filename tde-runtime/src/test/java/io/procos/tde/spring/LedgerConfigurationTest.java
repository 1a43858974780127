package io.procos.tde.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.memory.testkit.TestDatabase;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.effect.Ledger;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class LedgerConfigurationTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.empty();

    private final ApplicationContextRunner worker = new ApplicationContextRunner()
            .withUserConfiguration(LedgerConfiguration.class)
            .withBean(WorkerOptions.class, () -> WorkerOptions.of("tested", Path.of("none")));

    record In() {}

    record Out() {}

    @AdapterType(value = "procos.test.see.v1", name = "See", description = "Sees.", effect = EffectKind.READ)
    private static final class See implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out();
        }
    }

    @AdapterType(
            value = "procos.test.tell.v1",
            name = "Tell",
            description = "Tells.",
            effect = EffectKind.IDEMPOTENT_WITH_KEY)
    private static final class Tell implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out();
        }
    }

    private static final List<AdapterDefinition> BOTH =
            List.of(AdapterDefinition.of(new See()), AdapterDefinition.of(new Tell()));

    private static Health health(ApplicationContext context) {
        return context.getBean(LedgerHealth.class).health();
    }

    private static List<String> served(ApplicationContext context) {
        return LedgerConfiguration.served(BOTH, context.getBean(Ledger.class)).stream()
                .map(AdapterDefinition::jobType)
                .toList();
    }

    @Test
    void leavesTasksWithEffectsToOthersWhenNoDatabaseIsConfigured(CapturedOutput output) {
        worker.run(context -> {
            assertThat(served(context)).containsExactly("procos.test.see.v1");
            assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health(context).getDetails().toString()).contains("procos.database.url");
        });

        assertThat(output).contains("procos.test.tell.v1", "procos.effects.ledger=off");
    }

    @Test
    void doesWithoutTheLedgerWhenToldSo(CapturedOutput output) {
        worker.withPropertyValues("procos.effects.ledger=off").run(context -> {
            assertThat(served(context)).hasSize(2);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsKey("warning");
        });

        assertThat(output).contains("an effect happens again when its job runs again");
    }

    @Test
    void usesTheDatabase() {
        worker.withPropertyValues(DATABASE.properties().toArray(String[]::new)).run(context -> {
            assertThat(served(context)).hasSize(2);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(context.getBean(EffectsEndpoint.class).list("unknown", null))
                    .isEmpty();
        });
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        worker.withPropertyValues("procos.database.url=jdbc:postgresql://127.0.0.1:1/none")
                .run(context -> await().untilAsserted(
                                () -> assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE)));
    }

    @Test
    void refusesAnAddressThatIsNoPostgres() {
        worker.withPropertyValues("procos.database.url=jdbc:mysql://db/procos")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("must begin with jdbc:postgresql:"));
    }
}
