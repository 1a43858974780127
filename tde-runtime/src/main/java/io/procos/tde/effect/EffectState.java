package io.procos.tde.effect;

import java.util.Locale;

/** What is known of an effect. */
public enum EffectState {
    /** It did not happen; the next run does it. */
    OPEN,
    /** A run is at it, or died at it and its lease is not over. */
    CLAIMED,
    /** It happened; its result answers every further run. */
    DONE,
    /** Nobody knows; a human has to look. */
    UNKNOWN;

    /** As the database and people write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EffectState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
