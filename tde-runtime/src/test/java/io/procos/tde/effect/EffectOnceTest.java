package io.procos.tde.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.api.TaskError;
import io.procos.api.event.TaskEvent.EffectChanged;
import io.procos.memory.testkit.TestDatabase;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class EffectOnceTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.empty();

    private static final AtomicLong JOBS = new AtomicLong(1_000);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AutoClose
    private final EffectLedger ledger = EffectLedger.open(options("one"), registry);

    private final Effects effects = Effects.in(options("human"));
    private final Charge charge = new Charge();
    private final Letter letter = new Letter();

    private static LedgerOptions options(String worker) {
        return LedgerOptions.of(DATABASE.url(), DATABASE.user(), DATABASE.password(), worker);
    }

    record In(@Nullable String order, @Nullable String fail) {}

    record Out(String receipt) {}

    /** What an adapter did to the world, and how it may fail. */
    private abstract static class Told implements Adapter<In, Out> {
        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public Out execute(In input, TaskContext context) throws Exception {
            switch (String.valueOf(input.fail())) {
                case "before" -> throw new TaskError.Transient("the other side is away", null);
                case "refused" -> throw new TaskError.Rejection("NO_CREDIT", "the other side refuses");
                case "uncertain" -> throw new TaskError.Uncertain("the answer was lost", null);
                case "bug" -> throw new IllegalStateException("a bug");
                default -> calls.add(context.idempotencyKey());
            }
            return new Out("receipt-" + calls.size());
        }

        @Override
        public EffectKind effect(In input, EffectKind declared) {
            return "nothing".equals(input.order()) ? EffectKind.READ : declared;
        }
    }

    @AdapterType(
            value = "procos.test.charge.v1",
            name = "Charge",
            description = "Charges.",
            effect = EffectKind.IDEMPOTENT_WITH_KEY)
    private static final class Charge extends Told {}

    @AdapterType(
            value = "procos.test.letter.v1",
            name = "Letter",
            description = "Writes.",
            effect = EffectKind.NOT_IDEMPOTENT)
    private static final class Letter extends Told {}

    @AdapterType(value = "procos.test.look.v1", name = "Look", description = "Looks.", effect = EffectKind.READ)
    private static final class Look extends Told {}

    private TdeTestKit job(Told adapter, long key) {
        return TdeTestKit.of(adapter).withLedger(ledger).withJobKey(key);
    }

    private static List<String> states(TdeTestRun run) {
        return run.facts().stream()
                .filter(EffectChanged.class::isInstance)
                .map(fact -> ((EffectChanged) fact).state())
                .toList();
    }

    private double count(String state) {
        return registry.counter("procos.effects", "state", state).count();
    }

    @Test
    void doesWhatWasNeverDone() {
        long key = JOBS.incrementAndGet();

        TdeTestRun run = job(charge, key).run();

        run.hasOutput("receipt", "receipt-1");
        assertThat(states(run)).containsExactly("intended", "done");
        assertThat(charge.calls).containsExactly("procos-" + key);
    }

    @Test
    void answersFromTheLedgerWhatIsDone() {
        long key = JOBS.incrementAndGet();
        job(charge, key).run();

        TdeTestRun again = job(charge, key).withRetries(2).run();

        again.hasOutput("receipt", "receipt-1");
        assertThat(states(again)).containsExactly("replayed");
        assertThat(charge.calls).hasSize(1);
        assertThat(registry.counter("procos.effects.suppressed").count()).isEqualTo(1);
    }

    @Test
    void leavesReadingAlone() {
        Look look = new Look();
        long key = JOBS.incrementAndGet();

        job(look, key).run().completed();
        TdeTestRun again = job(look, key).run();

        again.hasOutput("receipt", "receipt-2");
        assertThat(states(again)).isEmpty();
    }

    @Test
    void leavesInputAloneWithWhichTheAdapterOnlyReads() {
        TdeTestRun run = job(letter, JOBS.incrementAndGet())
                .withVariable("order", "nothing")
                .run();

        run.completed();
        assertThat(states(run)).isEmpty();
    }

    @Test
    void triesAgainWhatCertainlyDidNotHappen() {
        long key = JOBS.incrementAndGet();

        TdeTestRun failed = job(letter, key).withVariable("fail", "before").run();
        TdeTestRun again = job(letter, key).withRetries(2).run();

        failed.retryable();
        assertThat(states(failed)).containsExactly("intended", "released");
        assertThat(states(again)).containsExactly("intended", "done");
        again.completed();
    }

    @Test
    void asksTheAdapterAgainAfterARefusal() {
        long key = JOBS.incrementAndGet();

        job(letter, key).withVariable("fail", "refused").run().rejectedWith("NO_CREDIT");
        TdeTestRun corrected = job(letter, key).run();

        corrected.hasOutput("receipt", "receipt-1");
    }

    @Test
    void asksAHumanWhatNobodyCanKnow() {
        long uncertain = JOBS.incrementAndGet();
        long bug = JOBS.incrementAndGet();

        String first =
                job(letter, uncertain).withVariable("fail", "uncertain").run().broken();
        String second = job(letter, bug).withVariable("fail", "bug").run().broken();
        String again = job(letter, uncertain).withVariable("fail", null).run().broken();

        assertThat(first).contains("nobody knows", "the answer was lost", "procos effect ", "--not-done");
        assertThat(second).contains("IllegalStateException: a bug");
        assertThat(again).contains("the answer was lost");
        assertThat(letter.calls).isEmpty();
        assertThat(count("unknown")).isEqualTo(3);
    }

    @Test
    void repeatsWithTheSameKeyWhatMayBeRepeated() {
        long key = JOBS.incrementAndGet();

        job(charge, key).withVariable("fail", "uncertain").run().broken();
        TdeTestRun again = job(charge, key).run();

        again.completed();
        assertThat(charge.calls).containsExactly("procos-" + key);
    }

    @Test
    void believesAHumanThatItWasDone() {
        long key = JOBS.incrementAndGet();
        job(letter, key).withVariable("fail", "uncertain").run().broken();
        String effect = effects.list(EffectState.UNKNOWN, null, 1).getFirst().key();

        assertThat(effects.done(effect, Map.of("receipt", "seen"), "Ann")).isPresent();

        TdeTestRun again = job(letter, key).run();
        again.hasOutput("receipt", "seen");
        assertThat(letter.calls).isEmpty();
        assertThat(effects.find(effect).orElseThrow().reason()).isEqualTo("Ann says it was done");
    }

    @Test
    void believesAHumanThatItWasNotDone() {
        long key = JOBS.incrementAndGet();
        job(letter, key).withVariable("fail", "uncertain").run().broken();
        String effect = effects.list(EffectState.UNKNOWN, null, 1).getFirst().key();

        effects.notDone(effect, "Ann");

        job(letter, key).run().hasOutput("receipt", "receipt-1");
    }

    @Test
    void takesASecondInstanceWithTheSameBusinessKeyForADuplicate() {
        TdeTestKit first = job(charge, JOBS.incrementAndGet()).inInstance(1);
        TdeTestKit second = job(charge, JOBS.incrementAndGet()).inInstance(2);

        first.withVariable("businessKey", "order-1").withVariable("order", "1").run();
        TdeTestRun duplicate = second.withVariable("businessKey", "order-1")
                .withVariable("order", "1")
                .run();

        duplicate.hasOutput("receipt", "receipt-1");
        assertThat(states(duplicate)).containsExactly("replayed");
        assertThat(charge.calls)
                .singleElement()
                .asString()
                .startsWith("procos-")
                .doesNotContain("order-1");
    }

    @Test
    void takesALoopsSecondVisitForANewEffect() {
        for (int instance = 11; instance <= 12; instance++) {
            for (int visit = 0; visit < 3; visit++) {
                job(charge, JOBS.incrementAndGet())
                        .inInstance(instance)
                        .withVariable("businessKey", "order-2")
                        .run()
                        .completed();
            }
        }

        assertThat(charge.calls).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheItemsOfAMultiInstanceBodyApart() {
        for (int instance = 21; instance <= 22; instance++) {
            for (int item : instance == 21 ? new int[] {1, 2, 3} : new int[] {3, 1, 2}) {
                job(charge, JOBS.incrementAndGet())
                        .inInstance(instance)
                        .withVariable("businessKey", "order-3")
                        .withVariable("loopCounter", item)
                        .withVariable("order", "item-" + item)
                        .run()
                        .hasOutput("receipt", "receipt-" + item);
            }
        }
    }

    @Test
    void refusesTheResultOfAnotherInput() {
        TdeTestKit first = job(charge, JOBS.incrementAndGet()).inInstance(31);
        TdeTestKit second = job(charge, JOBS.incrementAndGet()).inInstance(32);
        first.withVariable("businessKey", "order-4").withVariable("order", "4").run();
        second.withVariable("businessKey", "order-4").withVariable("order", "another");

        String reason = second.run().broken();

        assertThat(reason).contains("another input", "process instance 31", "effectKey");
        String effect = effects.list(EffectState.DONE, 31L, 1).getFirst().key();
        effects.done(effect, null, "Ann");
        second.run().hasOutput("receipt", "receipt-1");
    }

    @Test
    void letsTheModellerSayWhatIsTheSame() {
        for (int instance = 41; instance <= 43; instance++) {
            job(charge, JOBS.incrementAndGet())
                    .inInstance(instance)
                    .withHeader("effectKey", "=\"order \" + order")
                    .withVariable("order", instance == 43 ? "6" : "5")
                    .run()
                    .completed();
        }

        assertThat(charge.calls).hasSize(2);
    }

    @Test
    void namesTheElementOfAKeyWithoutValue() {
        TdeTestKit kit = job(charge, JOBS.incrementAndGet()).withHeader("effectKey", "=order");

        String reason = kit.run().rejectedWith("INVALID_INPUT");

        assertThat(reason).contains("serviceTask_Test", "'effectKey' has no value", "=orderId");
    }

    @Test
    void storesNoSecret() {
        long key = JOBS.incrementAndGet();
        job(charge, key)
                .withSecret("TOKEN", "s3cr3t-value")
                .withVariable("order", "{{secrets.TOKEN}}")
                .withVariable("businessKey", "{{secrets.TOKEN}}")
                .run()
                .completed();

        assertThat(effects.list(null, null, 100).toString()).doesNotContain("s3cr3t-value");
    }

    @Test
    void keepsLargeResultsAsObjects(@TempDir Path folder) {
        var store = new FileObjectStore(folder, DataSize.ofMegabytes(1));
        LedgerOptions small = new LedgerOptions(
                DATABASE.url(), DATABASE.user(), DATABASE.password(), "small", DataSize.ofBytes(8), Duration.ofDays(1));
        long key = JOBS.incrementAndGet();

        try (EffectLedger tight = EffectLedger.open(small, registry)) {
            TdeTestKit kit = TdeTestKit.of(charge)
                    .withLedger(tight)
                    .withJobKey(key)
                    .withObjects(store, DataSize.ofKilobytes(256));
            kit.run().hasOutput("receipt", "receipt-1");
            kit.run().hasOutput("receipt", "receipt-1");
        }

        assertThat(charge.calls).hasSize(1);
        assertThat(folder).isNotEmptyDirectory();
    }
}
