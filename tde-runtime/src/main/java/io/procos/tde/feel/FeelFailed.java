package io.procos.tde.feel;

/** A FEEL expression had no value. */
public final class FeelFailed extends Exception {
    private static final long serialVersionUID = 1L;

    FeelFailed(String message) {
        super(message);
    }
}
