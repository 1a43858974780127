package io.procos.kernel.supervise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest instances of system processes, so that an incident deep in one of them is known as such. Thread-safe. */
@Component
final class SystemInstances {
    private static final int MOST = 10_000;

    private final Set<Long> keys = Collections.synchronizedSet(Collections.newSetFromMap(new Newest()));

    private static final class Newest extends LinkedHashMap<Long, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
        }
    }

    void add(long instanceKey) {
        keys.add(instanceKey);
    }

    void remove(long instanceKey) {
        keys.remove(instanceKey);
    }

    boolean contains(@Nullable Long instanceKey) {
        return instanceKey != null && keys.contains(instanceKey);
    }
}
