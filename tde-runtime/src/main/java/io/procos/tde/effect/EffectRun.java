package io.procos.tde.effect;

import io.procos.api.TaskError;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.api.Usage;
import io.procos.tde.EffectKind;
import io.procos.tde.effect.Claim.Decided;
import io.procos.tde.effect.Claim.Finished;
import io.procos.tde.effect.Claim.Granted;
import io.procos.tde.effect.Claim.Held;
import io.procos.tde.effect.Claim.OtherInput;
import io.procos.tde.effect.Claim.Unknown;
import io.procos.tde.run.Cancellation;
import io.procos.tde.run.TaskInterceptor.Next;
import io.procos.tde.run.TaskRun;
import io.procos.tde.trace.TaskEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One run's way through the ledger. */
record EffectRun(TaskRun run, EffectLedger ledger, TaskEvents events, EffectResults results) {

    TaskOutcome execute(Next next) throws Exception {
        return switch (claim()) {
            case Granted granted -> perform(granted, next);
            case Finished finished -> replay(finished);
            case Unknown unknown -> askHuman(unknown.key(), unknown.attempt(), unknown.reason());
            case OtherInput other -> refuse(other);
        };
    }

    private Decided claim() throws Exception {
        ClaimRequest request = new ClaimRequest(
                EffectNaming.of(run),
                run.effect(),
                run.job(),
                ledger.owner(run.runId()),
                run.adapter().lease());
        return run.waiting(() -> decided(request));
    }

    /** Somebody else's claim is respected until its lease is over. */
    private Decided decided(ClaimRequest request) throws Exception {
        while (true) {
            switch (asked(request)) {
                case Decided decided -> {
                    return decided;
                }
                case Held held -> Thread.sleep(EffectLedger.pause(held.left()));
            }
        }
    }

    private Claim asked(ClaimRequest request) throws Exception {
        Work.Claiming claiming = ledger.claim(request);
        try {
            return value(claiming.answer());
        } catch (InterruptedException givenUp) {
            ledger.takeBack(claiming);
            throw givenUp;
        }
    }

    private static <T> T value(CompletableFuture<T> answer) throws Exception {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private TaskOutcome perform(Granted claim, Next next) throws Exception {
        run.whenEnded(() -> ledger.letGo(claim));
        run.idempotencyKey(idempotencyKey(claim.key()));
        try {
            tellBefore(claim);
        } catch (InterruptedException nothingHappened) {
            ledger.settle(Settlement.released(claim));
            throw nothingHappened;
        }
        return settle(claim, next.proceed(run));
    }

    /** The job's own key where it names the effect; a digest else, because a business key is nobody else's business. */
    private String idempotencyKey(String effect) {
        String ofJob = "/job-" + run.job().key();
        return effect.endsWith(ofJob) ? "procos-" + run.job().key() : "procos-" + InputDigest.of(effect);
    }

    private TaskOutcome settle(Granted claim, TaskOutcome outcome) throws Exception {
        if (outcome instanceof Completed completed) {
            return done(claim, completed);
        }
        return mayHaveHappened() ? unknown(claim, outcome) : released(claim, outcome);
    }

    private TaskOutcome done(Granted claim, Completed completed) throws Exception {
        long inline = ledger.options().inline().toBytes();
        if (!accepted(Settlement.done(claim, results.stored(run, completed.outputs(), inline)))) {
            ledger.metrics().effect("fenced");
            run.cancel(Cancellation.JOB_GONE);
            return new Retryable("another run has taken over effect " + claim.key(), Duration.ofSeconds(1));
        }
        tell(claim.key(), "done", claim.attempt());
        return completed;
    }

    private TaskOutcome released(Granted claim, TaskOutcome outcome) throws Exception {
        accepted(Settlement.released(claim));
        tell(claim.key(), "released", claim.attempt());
        return outcome;
    }

    private TaskOutcome unknown(Granted claim, TaskOutcome outcome) throws Exception {
        String reason = run.mask().text(why(outcome));
        accepted(Settlement.unknown(claim, reason));
        return askHuman(claim.key(), claim.attempt(), reason);
    }

    /** True unless it is certain that nothing happened, or doing it again is harmless. */
    private boolean mayHaveHappened() {
        boolean certain = run.touch().failure() instanceof TaskError error && !(error instanceof TaskError.Uncertain);
        return run.effect() == EffectKind.NOT_IDEMPOTENT && run.touch().called() && !certain;
    }

    private String why(TaskOutcome outcome) {
        String reason = switch (outcome) {
            case Rejected rejected -> rejected.code() + ": " + rejected.reason();
            case Retryable retryable -> retryable.reason();
            case Broken broken -> broken.reason();
            case Completed completed -> "completed";
        };
        return run.touch().returned() ? "it happened, but its result cannot be used: " + reason : reason;
    }

    /** Of a run that was given up nobody waits for the answer; the ledger takes it all the same. */
    private boolean accepted(Settlement settlement) throws Exception {
        CompletableFuture<Boolean> answer = ledger.settle(settlement);
        if (run.cancellation() != null) {
            return true;
        }
        return run.waiting(() -> value(answer));
    }

    private TaskOutcome replay(Finished finished) throws IOException {
        tell(finished.key(), "replayed", finished.attempt());
        return new Completed(results.outputs(finished.result()), Usage.NONE);
    }

    private TaskOutcome askHuman(String key, int attempt, String reason) {
        tell(key, "unknown", attempt);
        return new Broken("nobody knows whether effect " + key + " happened: " + reason
                + "; look, then say 'procos effect " + key + " --done' or '--not-done', and retry the incident");
    }

    private TaskOutcome refuse(OtherInput other) {
        return new Broken("effect " + other.key() + " was done with another input, for process instance "
                + other.processInstanceKey() + "; if this is another effect give the element an effectKey, else say"
                + " 'procos effect " + other.key() + " --done' to take that result here, and retry the incident");
    }

    private void tellBefore(Granted claim) throws InterruptedException {
        events.intended(run, claim.key(), claim.attempt());
        ledger.metrics().effect("intended");
    }

    private void tell(String key, String state, int attempt) {
        events.effect(run, key, state, attempt);
        ledger.metrics().effect(state);
    }
}
