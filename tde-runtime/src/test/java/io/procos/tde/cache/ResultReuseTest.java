package io.procos.tde.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultReuseTest {
    record Question(String customer, @Nullable String token) {}

    record Answer(int asked, String echo, BigDecimal amount) {}

    @AdapterType(value = "procos.test.ask.v1", name = "Ask", description = "Counts.", effect = EffectKind.READ)
    static final class Ask implements Adapter<Question, Answer> {
        private int asked;

        @Override
        public Answer execute(Question question, TaskContext context) throws Exception {
            asked++;
            if (question.customer().equals("nobody")) {
                throw new TaskError.Rejection("NOBODY", "nobody is there");
            }
            return new Answer(asked, "token " + question.token(), new BigDecimal("12.50"));
        }
    }

    @AdapterType(
            value = "procos.test.send.v1",
            name = "Send",
            description = "Sends.",
            effect = EffectKind.NOT_IDEMPOTENT)
    static final class Send implements Adapter<Question, Question> {
        @Override
        public Question execute(Question question, TaskContext context) {
            return question;
        }
    }

    /** Shows what is kept. */
    private static final class OpenCache implements ResultCache {
        private final Map<String, String> kept = new HashMap<>();
        private final List<Duration> times = new ArrayList<>();

        @Override
        public Optional<String> find(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(String key, String result, Duration timeToLive) {
            kept.put(key, result);
            times.add(timeToLive);
        }

        @Override
        public CacheState state() {
            return new CacheState(true, Map.of());
        }

        @Override
        public void close() {}
    }

    private final OpenCache cache = new OpenCache();
    private final TdeTestKit ask = TdeTestKit.of(new Ask())
            .withCache(cache)
            .withVariable("customer", "Ada")
            .withHeader("procos.cache.key", "=\"of \" + customer")
            .withHeader("procos.cache.ttl", "PT10M");

    @Test
    void doesTheTaskOnce() {
        TdeTestRun first = ask.run();
        TdeTestRun second = ask.run();

        first.hasOutput("asked", 1);
        second.hasOutput("asked", 1).hasOutput("amount", new BigDecimal("12.50"));
        assertThat(second.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.note()).isEqualTo("result reused"));
        assertThat(cache.times).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void doesItAgainForOtherInputUnderTheSameKey() {
        ask.withHeader("procos.cache.key", "careless");

        ask.run().hasOutput("asked", 1);
        ask.withVariable("customer", "Bob").run().hasOutput("asked", 2);
    }

    @Test
    void doesItAgainForAnotherKey() {
        ask.run().hasOutput("asked", 1);
        ask.withHeader("procos.cache.key", "other").run().hasOutput("asked", 2);
    }

    @Test
    void doesItEachTimeWithoutDeclaration() {
        TdeTestKit plain = TdeTestKit.of(new Ask()).withCache(cache).withVariable("customer", "Ada");

        plain.run().hasOutput("asked", 1);
        plain.run().hasOutput("asked", 2);
        assertThat(cache.kept).isEmpty();
    }

    @Test
    void keepsNoFailure() {
        ask.withVariable("customer", "nobody").run().rejectedWith("NOBODY");

        assertThat(cache.kept).isEmpty();
    }

    @Test
    void keepsSecretsOutOfTheCache() {
        ask.withSecret("TOKEN", "sw0rdfish").withVariable("token", "{{secrets.TOKEN}}");

        ask.run().hasOutput("echo", "token ***");
        ask.run().hasOutput("asked", 1).hasOutput("echo", "token ***");

        assertThat(cache.kept.toString()).doesNotContain("sw0rdfish");
    }

    @Test
    void namesTheVariableThatThisElementWants() {
        ask.run().hasOutput("asked", 1);

        TdeTestRun named = ask.withHeader("resultVariable", "answer").run();

        assertThat(named.outputs()).containsOnlyKeys("answer");
    }

    @Test
    void refusesToSkipWhatHasAnEffectEachTime() {
        String reason = TdeTestKit.of(new Send())
                .withVariable("customer", "Ada")
                .withHeader("procos.cache.key", "k")
                .withHeader("procos.cache.ttl", "PT1M")
                .run()
                .rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(reason).contains("procos.cache.key", "each time", "remove");
    }

    @ParameterizedTest
    @CsvSource({
        "procos.cache.key, '', is missing",
        "procos.cache.key, '=1 +', cannot be evaluated",
        "procos.cache.key, '=token', is null for this input",
        "procos.cache.ttl, 10 minutes, such as PT10M",
        "procos.cache.ttl, PT0S, at least a millisecond",
        "procos.cache.ttl, P366D, at most 365 days",
    })
    void saysWhichHeaderIsWrong(String header, String value, String reason) {
        String said = ask.withHeader(header, value).run().rejectedWith(ErrorCode.INVALID_INPUT);

        assertThat(said).contains("serviceTask_Test", header, reason);
    }
}
