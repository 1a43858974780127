package io.procos.workers.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one message of a storm: the first of a kind is sent, those that follow within the window are counted, and the
 * next one after it tells the count. Remembers what this worker sent, so a restart forgets. Thread-safe.
 */
final class Digest {
    private static final int MAX_KINDS = 10_000;

    private final Duration window;
    private final int maxPerWindow;
    private final InstantSource clock;
    private final Map<Kind, Recent> recent = new LinkedHashMap<>();
    private final Map<Channel, Traffic> traffic = new EnumMap<>(Channel.class);

    private record Kind(Channel channel, String dedupeKey) {
        static Kind of(Channel channel, @Nullable String dedupeKey, String effectKey) {
            return new Kind(channel, dedupeKey == null ? "effect " + effectKey : "key " + dedupeKey);
        }
    }

    /** The last message of a kind: the effect that sent it, when its window ends, what was held back since. */
    private record Recent(String effectKey, Instant until, int suppressed) {}

    /** When a channel sent its latest messages, and how many it held back because those were too many. */
    private static final class Traffic {
        private final Deque<Instant> sent = new ArrayDeque<>();
        private int overflow;
    }

    /**
     * What to do with a notification.
     *
     * @param send false when it is held back
     * @param suppressed how many were held back before it, or with it
     */
    record Decision(boolean send, int suppressed) {}

    Digest(Duration window, int maxPerWindow, InstantSource clock) {
        this.window = window;
        this.maxPerWindow = maxPerWindow;
        this.clock = clock;
    }

    /** Decides, and takes the place of the message that is about to be sent; {@link #failed} gives it back. */
    synchronized Decision decide(Channel channel, @Nullable String dedupeKey, String effectKey) {
        Instant now = clock.instant();
        Kind kind = Kind.of(channel, dedupeKey, effectKey);
        Recent last = recent.getOrDefault(kind, new Recent(effectKey, now, 0));
        if (now.isBefore(last.until())) {
            // A second run of the same effect counts nothing: its message went out, only the job's completion was lost.
            int more = last.effectKey().equals(effectKey) ? 0 : 1;
            remember(kind, new Recent(last.effectKey(), last.until(), last.suppressed() + more));
            return new Decision(false, last.suppressed() + more);
        }
        Traffic flow = traffic(channel);
        if (full(flow, now)) {
            flow.overflow++;
            return new Decision(false, flow.overflow);
        }
        Decision send = new Decision(true, last.suppressed() + flow.overflow);
        flow.overflow = 0;
        flow.sent.addLast(now);
        remember(kind, new Recent(effectKey, now.plus(window), 0));
        return send;
    }

    /** The message could not be sent: the next one is not held back for it and tells what this one would have told. */
    synchronized void failed(Channel channel, @Nullable String dedupeKey, String effectKey, int suppressed) {
        Kind kind = Kind.of(channel, dedupeKey, effectKey);
        Recent last = recent.get(kind);
        if (last != null && last.effectKey().equals(effectKey)) {
            remember(kind, new Recent(effectKey, clock.instant(), last.suppressed() + suppressed));
            traffic(channel).sent.pollLast();
        }
    }

    private Traffic traffic(Channel channel) {
        return traffic.computeIfAbsent(channel, unused -> new Traffic());
    }

    private boolean full(Traffic flow, Instant now) {
        while (!flow.sent.isEmpty() && !flow.sent.getFirst().plus(window).isAfter(now)) {
            flow.sent.removeFirst();
        }
        return flow.sent.size() >= maxPerWindow;
    }

    /** The oldest kind makes room: forgetting it costs at most one message too many. */
    private void remember(Kind kind, Recent last) {
        recent.remove(kind);
        recent.put(kind, last);
        if (recent.size() > MAX_KINDS) {
            recent.remove(recent.keySet().iterator().next());
        }
    }
}
