package io.procos.tde.effect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the ledger answers to a run that wants to do its effect. */
sealed interface Claim {

    String key();

    /** Another run is at it: ask again. */
    record Held(String key, Duration left) implements Claim {}

    /** An answer that stands. */
    sealed interface Decided extends Claim {}

    /** Go on. {@code attempt} counts claims of this effect, from 1; a later claim has a higher {@code epoch}. */
    record Granted(String key, long epoch, int attempt, String owner) implements Decided {}

    /** It has happened before, with this result. */
    record Finished(String key, int attempt, StoredResult result) implements Decided {}

    /** Somebody was at it, and nobody knows how far they came. */
    record Unknown(String key, int attempt, String reason) implements Decided {}

    /** It has happened for another job, with another input. */
    record OtherInput(String key, int attempt, long processInstanceKey) implements Decided {}

    /**
     * What an effect gave.
     *
     * @param json the outputs; null when {@code object} has them, or when there are none
     * @param object a reference to the object with the outputs, as JSON
     */
    record StoredResult(@Nullable String json, @Nullable String object) {}
}
