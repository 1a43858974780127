package io.procos.tde.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.Input;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskPipelineTest {

    @AdapterType(value = "procos.test.greet.v1", name = "Greet", description = "Greets.", effect = EffectKind.READ)
    static final class Greeter implements Adapter<Greeter.Who, Greeter.Greeting> {
        record Who(
                @Input(label = "Name", description = "Whom to greet", maxLength = 20)
                String name,

                @Nullable Integer times,
                @Nullable Duration pause,
                @Nullable List<String> tags) {}

        record Greeting(String text, @Nullable String aside) {}

        @Override
        public Greeting execute(Who who, TaskContext context) throws Exception {
            context.note("greeting", Map.of("whom", who.name()));
            if (who.name().equals("nobody")) {
                throw new TaskError.Rejection("NOBODY", "nobody is there");
            }
            if (who.name().equals("ghost")) {
                throw new IllegalStateException("boo");
            }
            return new Greeting("Hello " + who.name() + " x" + who.times(), null);
        }
    }

    private final TdeTestKit kit = TdeTestKit.of(new Greeter());

    @Test
    void completesWithTheRecordsComponents() {
        TdeTestRun run =
                kit.withVariable("name", "Ada").withVariable("times", 2).run();

        run.completed().hasOutput("text", "Hello Ada x2").hasOutput("aside", null);
        assertThat(run.facts().getFirst()).isInstanceOf(TaskStarted.class);
        assertThat(run.facts().getLast()).isInstanceOf(TaskEnded.class);
        assertThat(run.notes()).hasSize(1);
    }

    @Test
    void fillsMissingVariablesFromHeaders() {
        TdeTestRun run = kit.withHeader("name", "Ada").withHeader("times", "3").run();

        run.hasOutput("text", "Hello Ada x3");
    }

    @Test
    void prefersVariablesToHeaders() {
        TdeTestRun run =
                kit.withVariable("name", "Ada").withHeader("name", "Bob").run();

        run.hasOutput("text", "Hello Ada xnull");
    }

    @Test
    void namesMissingField() {
        String reason = kit.run().rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("serviceTask_Test", "'name' is missing", "a text", "Whom to greet", "header");
    }

    @Test
    void namesFieldOfWrongType() {
        String reason = kit.withVariable("name", "Ada")
                .withVariable("times", "many")
                .run()
                .rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("'times' is a text, expected a whole number");
    }

    @Test
    void namesOverlongField() {
        String reason = kit.withVariable("name", "x".repeat(21)).run().rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("'name' has 21 characters, at most 20");
    }

    @Test
    void namesElementOfList() {
        String reason = kit.withVariable("name", "Ada")
                .withVariable("tags", List.of("a", 5))
                .run()
                .rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("'tags.1' is a whole number, expected a text");
    }

    @Test
    void namesValueThatCannotBeBound() {
        String reason = kit.withVariable("name", "Ada")
                .withVariable("pause", "soon")
                .run()
                .rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("'pause'");
    }

    @Test
    void mapsRejectionToItsCode() {
        assertThat(kit.withVariable("name", "nobody").run().rejectedWith("NOBODY"))
                .isEqualTo("nobody is there");
    }

    @Test
    void retriesUnknownExceptionWithBackoff() {
        var retryable = kit.withVariable("name", "ghost").run().retryable();

        assertThat(retryable.reason()).isEqualTo("IllegalStateException: boo");
        assertThat(retryable.backoff()).isBetween(Duration.ofMillis(700), Duration.ofSeconds(1));
    }

    @Test
    void resolvesAndMasksSecrets() {
        TdeTestRun run = kit.withVariable("name", "{{secrets.WHO}}")
                .withSecret("WHO", "s3cr3t-person")
                .run();

        run.completed().neverShows("s3cr3t-person").hasOutput("text", "Hello *** xnull");
    }

    @Test
    void refusesUnknownSecret() {
        assertThat(kit.withVariable("name", "{{secrets.WHO}}").run().rejectedWith(ErrorCode.INVALID_INPUT))
                .contains("WHO", "not granted");
    }
}
