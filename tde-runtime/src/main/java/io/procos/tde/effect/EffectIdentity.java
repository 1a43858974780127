package io.procos.tde.effect;

import org.jspecify.annotations.Nullable;

/** What makes two runs runs of the same effect. */
sealed interface EffectIdentity {

    /** The whole key, or all of it but the ordinal. */
    String text();

    /** Digest of the input, where another input under the same key would be a mistake. */
    default @Nullable String inputDigest() {
        return null;
    }

    /** The key is known beforehand: made of the job's own key, or declared by the modeller. */
    record Named(String text) implements EffectIdentity {}

    /**
     * Jobs of other instances may mean the same effect: the ledger counts which visit of the element this job is within its
     * instance, and the ordinal ends the key.
     */
    record Visited(String text, @Nullable String inputDigest) implements EffectIdentity {}
}
