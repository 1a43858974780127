package io.procos.workers.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which content came under which id lately, so that one id cannot mean two things. The engine is what keeps a repeated
 * message from counting twice; this only tells a repetition from a contradiction. Thread-safe.
 */
final class KnownCalls {
    private static final int MOST = 10_000;

    private record Known(String digest, Instant until) {}

    private final Duration window;
    private final Map<String, Known> calls = new LinkedHashMap<>();

    KnownCalls(Duration window) {
        this.window = window;
    }

    /** False when the id stands for other content. */
    synchronized boolean agree(String id, String digest, Instant now) {
        forget(now);
        Known known = calls.putIfAbsent(id, new Known(digest, now.plus(window)));
        return known == null || known.digest().equals(digest);
    }

    /** In the order they came, which is the order in which they end. */
    private void forget(Instant now) {
        Iterator<Known> oldest = calls.values().iterator();
        while (oldest.hasNext()) {
            boolean ended = !oldest.next().until().isAfter(now);
            if (!ended && calls.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }
}
