package io.procos.tde.log;

import io.procos.api.redaction.Redaction;
import io.procos.tde.run.Mask;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets that runs of this JVM have resolved, and what its redaction takes out: the log hides them from then on, also on threads that know of no run and
 * after their run has ended. One for the JVM, as the log is. Thread-safe.
 */
public final class LoggedSecrets {
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    private static volatile Mask mask = Mask.NONE;
    private static volatile Redaction redaction = Redaction.SECRETS;

    private LoggedSecrets() {}

    /** Hides these as well. Costs next to nothing when they are known. */
    public static void hide(Collection<String> secrets) {
        if (!KNOWN.containsAll(secrets)) {
            add(secrets);
        }
    }

    private static synchronized void add(Collection<String> secrets) {
        KNOWN.addAll(secrets);
        mask = Mask.of(KNOWN);
    }

    /** Hides from now on also what this takes out. */
    public static void hide(Redaction rules) {
        redaction = rules;
    }

    /** A text as it may be said where many can hear it: in logs and spans. */
    public static String hidden(String text) {
        return redaction.text(mask.text(text));
    }
}
