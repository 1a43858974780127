package io.procos.tde.effect;

/** A run is at the effect, so nobody else may decide what became of it. */
public final class EffectBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EffectBusy(String message) {
        super(message);
    }
}
