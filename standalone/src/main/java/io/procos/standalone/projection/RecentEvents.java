package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import java.util.LinkedHashSet;

/**
 * Recognises an event that is sent again: that happens soon after the first time, or not at all. Remembers 64 bits of
 * each; the time is among them, so that an engine which begins anew is not taken for the old one. Not thread-safe.
 */
final class RecentEvents {

    private static final int KEPT = 1 << 16;

    private final LinkedHashSet<Long> recent = new LinkedHashSet<>();

    boolean isNew(CloudEvent event) {
        return !recent.contains(mark(event));
    }

    void add(CloudEvent event) {
        recent.add(mark(event));
        if (recent.size() > KEPT) recent.removeFirst();
    }

    private static long mark(CloudEvent event) {
        String text = event.source() + ' ' + event.id() + ' ' + event.time();
        long mark = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) mark = (mark ^ text.charAt(i)) * 0x100000001b3L;
        return mark;
    }
}
