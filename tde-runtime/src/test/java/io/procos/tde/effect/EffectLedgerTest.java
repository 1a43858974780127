package io.procos.tde.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.memory.testkit.TestDatabase;
import io.procos.tde.EffectKind;
import io.procos.tde.effect.Claim.Finished;
import io.procos.tde.effect.Claim.Granted;
import io.procos.tde.effect.Claim.Held;
import io.procos.tde.effect.Claim.StoredResult;
import io.procos.tde.effect.Claim.Unknown;
import io.procos.tde.run.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EffectLedgerTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.empty();

    private static final AtomicLong KEYS = new AtomicLong();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final StoredResult RESULT = new StoredResult("{\"n\":1}", null);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AutoClose
    private final EffectLedger one = EffectLedger.open(options("one"), registry);

    @AutoClose
    private final EffectLedger two = EffectLedger.open(options("two"), new SimpleMeterRegistry());

    private final Effects effects = Effects.in(options("human"));

    private static LedgerOptions options(String worker) {
        return LedgerOptions.of(DATABASE.url(), DATABASE.user(), DATABASE.password(), worker);
    }

    private static ClaimRequest request(EffectLedger by, String key, EffectKind kind, Duration lease) {
        long job = KEYS.incrementAndGet();
        return new ClaimRequest(new EffectIdentity.Named(key), kind, job(job, job), by.owner("run-" + job), lease);
    }

    private static Job job(long key, long instance) {
        return new Job(key, "procos.test.pay.v1", 3, Instant.now(), instance, "p", 1, "pay", key, Map.of(), "{}");
    }

    private static <T> T value(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static Claim claim(EffectLedger by, String key, EffectKind kind, Duration lease) throws Exception {
        return value(by.claim(request(by, key, kind, lease)).answer());
    }

    private static Granted granted(EffectLedger by, String key, EffectKind kind, Duration lease) throws Exception {
        return (Granted) claim(by, key, kind, lease);
    }

    private static String fresh() {
        return "key-" + KEYS.incrementAndGet();
    }

    @Test
    void holdsAnEffectForOneRunAtATime() throws Exception {
        String key = fresh();

        Granted first = granted(one, key, EffectKind.IDEMPOTENT_WITH_KEY, LONG);
        Claim second = claim(two, key, EffectKind.IDEMPOTENT_WITH_KEY, LONG);
        boolean accepted = value(one.settle(Settlement.done(first, RESULT)));
        Claim third = claim(two, key, EffectKind.IDEMPOTENT_WITH_KEY, LONG);

        assertThat(second)
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.left()).isBetween(Duration.ofSeconds(20), LONG));
        assertThat(accepted).isTrue();
        assertThat(third).isEqualTo(new Finished(key, 1, RESULT));
    }

    @Test
    void fencesWhoseLeaseIsOver() throws Exception {
        String key = fresh();
        Granted dead = granted(one, key, EffectKind.IDEMPOTENT_WITH_KEY, SHORT);
        one.letGo(dead);
        Thread.sleep(SHORT.plusMillis(50));

        Granted next = granted(two, key, EffectKind.IDEMPOTENT_WITH_KEY, LONG);

        assertThat(next.attempt()).isEqualTo(2);
        assertThat(value(one.settle(Settlement.done(dead, RESULT)))).isFalse();
        assertThat(value(two.settle(Settlement.done(next, RESULT)))).isTrue();
    }

    @Test
    void keepsTheLeaseOfARunThatTakesLong() throws Exception {
        String key = fresh();
        Granted slow = granted(one, key, EffectKind.IDEMPOTENT_WITH_KEY, Duration.ofSeconds(1));
        Thread.sleep(1_500);

        Claim meanwhile = claim(two, key, EffectKind.IDEMPOTENT_WITH_KEY, LONG);

        assertThat(meanwhile).isInstanceOf(Held.class);
        assertThat(value(one.settle(Settlement.released(slow)))).isTrue();
    }

    @Test
    void knowsNothingOfARunThatNeverToldItsEnd() throws Exception {
        String key = fresh();
        Granted dead = granted(one, key, EffectKind.NOT_IDEMPOTENT, SHORT);
        one.letGo(dead);
        Thread.sleep(SHORT.plusMillis(50));

        Claim next = claim(two, key, EffectKind.NOT_IDEMPOTENT, LONG);

        assertThat(next)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.reason())
                                .startsWith("one/")
                                .contains("began attempt 1", "never told its end"));
    }

    @Test
    void takesTheResultOfTheVeryAttemptThatWasGivenUp() throws Exception {
        String key = fresh();
        Granted late = granted(one, key, EffectKind.NOT_IDEMPOTENT, SHORT);
        one.letGo(late);
        Thread.sleep(SHORT.plusMillis(50));
        claim(two, key, EffectKind.NOT_IDEMPOTENT, LONG);

        boolean accepted = value(one.settle(Settlement.done(late, RESULT)));

        assertThat(accepted).isTrue();
        assertThat(claim(two, key, EffectKind.NOT_IDEMPOTENT, LONG)).isInstanceOf(Finished.class);
    }

    @Test
    void fencesByAHumansDecision() throws Exception {
        String key = fresh();
        Granted claim = granted(one, key, EffectKind.NOT_IDEMPOTENT, LONG);
        value(one.settle(Settlement.unknown(claim, "the answer was lost")));

        effects.notDone(key, "Ann");

        assertThat(value(one.settle(Settlement.done(claim, RESULT)))).isFalse();
        assertThat(granted(two, key, EffectKind.NOT_IDEMPOTENT, LONG).attempt()).isEqualTo(2);
    }

    @Test
    void takesARequestThatComesTwiceForOneClaim() throws Exception {
        ClaimRequest request = request(one, fresh(), EffectKind.NOT_IDEMPOTENT, LONG);

        Claim first = value(one.claim(request).answer());
        Claim again = value(one.claim(request).answer());

        assertThat(again).isEqualTo(first);
    }

    @Test
    void givesBackWhatNobodyWaitsFor() throws Exception {
        String key = fresh();

        one.takeBack(one.claim(request(one, key, EffectKind.NOT_IDEMPOTENT, LONG)));

        await().until(() -> claim(two, key, EffectKind.NOT_IDEMPOTENT, LONG) instanceof Granted);
    }

    @Test
    void countsVisitsOfManyInstancesAtOnce() throws Exception {
        String scope = fresh() + "/";
        List<CompletableFuture<Claim>> claims = new ArrayList<>();
        for (int instance = 1; instance <= 3; instance++) {
            for (int visit = 0; visit < 20; visit++) {
                EffectLedger by = visit % 2 == 0 ? one : two;
                Job job = job(KEYS.incrementAndGet(), instance);
                claims.add(by.claim(new ClaimRequest(
                                new EffectIdentity.Visited(scope, null),
                                EffectKind.IDEMPOTENT_WITH_KEY,
                                job,
                                by.owner("run-" + job.key()),
                                LONG))
                        .answer());
            }
        }

        List<Claim> answers = new ArrayList<>();
        for (CompletableFuture<Claim> claim : claims) {
            answers.add(value(claim));
        }

        assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(20);
        assertThat(answers.stream().map(Claim::key).distinct()).hasSize(20);
    }

    @Test
    void sharesCommits() throws Exception {
        int effectsAtOnce = 1_000;
        List<CompletableFuture<Boolean>> settled = new ArrayList<>();

        for (int i = 0; i < effectsAtOnce; i++) {
            settled.add(one.claim(request(one, fresh(), EffectKind.IDEMPOTENT_WITH_KEY, LONG))
                    .answer()
                    .thenCompose(claim -> one.settle(Settlement.done((Granted) claim, RESULT))));
        }
        for (CompletableFuture<Boolean> one : settled) {
            assertThat(value(one)).isTrue();
        }

        assertThat(registry.counter("procos.ledger.commits").count()).isLessThan(effectsAtOnce / 10.0);
    }

    @Test
    void waitsForADatabaseThatIsAway() throws Exception {
        try (TestDatabase away = TestDatabase.empty();
                EffectLedger ledger = EffectLedger.open(
                        LedgerOptions.of(away.url(), away.user(), away.password(), "patient"),
                        new SimpleMeterRegistry())) {
            Granted claim = granted(ledger, "a", EffectKind.NOT_IDEMPOTENT, LONG);
            String name = away.url().substring(away.url().lastIndexOf('/') + 1);
            Away.close(DATABASE, name);
            CompletableFuture<Boolean> done = ledger.settle(Settlement.done(claim, RESULT));
            CompletableFuture<Claim> next = ledger.claim(request(ledger, "b", EffectKind.NOT_IDEMPOTENT, LONG))
                    .answer();
            await().until(() -> !ledger.state().reachable());
            assertThat(done).isNotDone();
            await().until(() -> ledger.state().waiting() == 2);

            Away.open(DATABASE, name);

            assertThat(value(done)).isTrue();
            assertThat(value(next)).isInstanceOf(Granted.class);
            assertThat(ledger.state().reachable()).isTrue();
        }
    }

    @Test
    void keepsOneBadRequestFromTheOthers() throws Exception {
        CompletableFuture<Claim> bad = one.claim(request(one, "nul\u0000", EffectKind.NOT_IDEMPOTENT, LONG))
                .answer();
        CompletableFuture<Claim> good = one.claim(request(one, fresh(), EffectKind.NOT_IDEMPOTENT, LONG))
                .answer();

        assertThat(value(good)).isInstanceOf(Granted.class);
        assertThat(bad).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void erasesWhatAnInstancesEffectsGave() throws Exception {
        ClaimRequest request = request(one, fresh(), EffectKind.IDEMPOTENT_WITH_KEY, LONG);
        Granted claim = (Granted) value(one.claim(request).answer());
        value(one.settle(Settlement.done(claim, RESULT)));

        assertThat(effects.forgetContent(request.job().processInstanceKey())).isEqualTo(1);

        assertThat(effects.find(claim.key()).orElseThrow())
                .matches(entry -> entry.state() == EffectState.DONE && entry.result() == null);
    }

    /** A database that lets nobody in and puts out who is there. */
    private static final class Away {
        static void close(TestDatabase server, String name) {
            server.sql()
                    .sql("alter database " + name + " allow_connections false")
                    .update();
            server.sql()
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                    .param(name)
                    .query()
                    .listOfRows();
        }

        static void open(TestDatabase server, String name) {
            server.sql()
                    .sql("alter database " + name + " allow_connections true")
                    .update();
        }
    }
}
