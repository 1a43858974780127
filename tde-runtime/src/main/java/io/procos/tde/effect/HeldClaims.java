package io.procos.tde.effect;

import io.procos.tde.effect.Claim.Granted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The claims of runs that are under way here. One that lasts longer than a third of its lease is renewed. Thread-safe. */
final class HeldClaims {
    private final Map<String, HeldClaim> byKey = new ConcurrentHashMap<>();

    /** @param renewNanos when it is to be renewed next, by {@link System#nanoTime} */
    record HeldClaim(Granted claim, Duration lease, long renewNanos) {
        HeldClaim renewedAt(long now) {
            return new HeldClaim(claim, lease, now + lease.toNanos() / 3);
        }
    }

    void add(Granted claim, Duration lease) {
        byKey.put(claim.key(), new HeldClaim(claim, lease, 0).renewedAt(System.nanoTime()));
    }

    void remove(Granted claim) {
        byKey.computeIfPresent(claim.key(), (key, held) -> held.claim().epoch() == claim.epoch() ? null : held);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    int size() {
        return byKey.size();
    }

    List<HeldClaim> due() {
        long now = System.nanoTime();
        List<HeldClaim> due = new ArrayList<>();
        for (HeldClaim held : byKey.values()) {
            if (now - held.renewNanos() >= 0) {
                due.add(held);
            }
        }
        return due;
    }

    void renewed(List<HeldClaim> claims) {
        long now = System.nanoTime();
        claims.forEach(claim -> byKey.replace(claim.claim().key(), claim, claim.renewedAt(now)));
    }
}
