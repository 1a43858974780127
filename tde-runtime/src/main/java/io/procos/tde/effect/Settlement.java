package io.procos.tde.effect;

import io.procos.tde.effect.Claim.Granted;
import io.procos.tde.effect.Claim.StoredResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of a claim.
 *
 * @param state open, done or unknown
 */
record Settlement(
        Granted claim,
        EffectState state,
        StoredResult result,
        @Nullable String reason) {
    private static final StoredResult NONE = new StoredResult(null, null);

    static Settlement done(Granted claim, StoredResult result) {
        return new Settlement(claim, EffectState.DONE, result, null);
    }

    /** It certainly did not happen, or may happen again. */
    static Settlement released(Granted claim) {
        return new Settlement(claim, EffectState.OPEN, NONE, null);
    }

    static Settlement unknown(Granted claim, String reason) {
        return new Settlement(claim, EffectState.UNKNOWN, NONE, reason);
    }
}
