package io.procos.tde.effect;

import io.micrometer.core.instrument.MeterRegistry;
import io.procos.tde.effect.Claim.Granted;
import io.procos.tde.effect.Work.Claiming;
import io.procos.tde.effect.Work.Settling;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The ledger in Postgres. Opens at once, whether the database is there or not: requests wait for it. Thread-safe.
 */
public final class EffectLedger implements Ledger {
    private final LedgerDatabase database;
    private final LedgerMetrics metrics;
    private final LedgerWriter writer;
    private final HeldClaims held = new HeldClaims();

    /** Names this life of the worker: a claim of an earlier life is not its own. */
    private final String life = UUID.randomUUID().toString().substring(0, 8);

    private EffectLedger(LedgerOptions options, MeterRegistry registry) {
        database = new LedgerDatabase(options);
        metrics = new LedgerMetrics(registry);
        writer = new LedgerWriter(database, held, metrics);
    }

    /** Opens the ledger; its tables are made or brought up to date when it is used first. */
    public static EffectLedger open(LedgerOptions options, MeterRegistry registry) {
        EffectLedger ledger = new EffectLedger(options, registry);
        ledger.metrics.watch(ledger.writer);
        ledger.writer.start();
        return ledger;
    }

    String owner(String runId) {
        return database.options().worker() + "/" + life + "/" + runId;
    }

    LedgerOptions options() {
        return database.options();
    }

    LedgerMetrics metrics() {
        return metrics;
    }

    /** Asks for an effect. A claim that is granted is kept leased until it is settled or let go. */
    Claiming claim(ClaimRequest request) {
        long since = System.nanoTime();
        Claiming claiming = new Claiming(request);
        claiming.answer().thenAccept(claim -> {
            metrics.claimed(since);
            if (claim instanceof Granted granted) {
                held.add(granted, request.lease());
            }
        });
        writer.submit(claiming);
        return claiming;
    }

    /** Nobody waits for the answer any more: what is granted all the same is given back. */
    void takeBack(Claiming claiming) {
        claiming.drop();
        claiming.answer().thenAccept(claim -> {
            if (claim instanceof Granted granted) {
                settle(Settlement.released(granted));
            }
        });
    }

    /** Writes down what came of a claim, sooner or later. The answer is false when a later claim has fenced it. */
    CompletableFuture<Boolean> settle(Settlement settlement) {
        long since = System.nanoTime();
        held.remove(settlement.claim());
        Settling settling = new Settling(settlement);
        writer.submit(settling);
        return settling.answer().whenComplete((accepted, failure) -> metrics.settled(since));
    }

    /** From now on the claim holds for the rest of its lease only. */
    void letGo(Granted claim) {
        held.remove(claim);
    }

    @Override
    public LedgerState state() {
        String trouble = writer.trouble();
        Map<String, Object> details = Map.of(
                "ledger", "database",
                "address", options().place(),
                "waiting", writer.waiting(),
                "claims", held.size(),
                "trouble", trouble == null ? "none" : trouble);
        return new LedgerState(trouble == null, writer.waiting(), details);
    }

    @Override
    public void close() {
        writer.close();
    }

    /** How long to wait before a held effect is asked for again. */
    static Duration pause(Duration left) {
        Duration most = Duration.ofMillis(500);
        Duration soon = left.plusMillis(20);
        return soon.compareTo(most) > 0 ? most : soon;
    }
}
