package io.procos.tde.log;

import io.procos.tde.run.Mask;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets that runs of this JVM have resolved: the log hides them from then on, also on threads that know of no run and
 * after their run has ended. One for the JVM, as the log is. Thread-safe.
 */
public final class LoggedSecrets {
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    private static volatile Mask mask = Mask.NONE;

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

    static Mask mask() {
        return mask;
    }
}
