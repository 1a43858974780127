package io.procos.kernel.supervise;

import java.util.Set;

/**
 * Job types that somebody serves, from a source beside the heartbeats: for example the engine's own gateway, which sees
 * every open job stream and poll. A bean of this type is asked whenever unserved types are looked for; it must be quick
 * and thread-safe.
 */
@FunctionalInterface
public interface ServedJobTypes {
    Set<String> jobTypes();
}
