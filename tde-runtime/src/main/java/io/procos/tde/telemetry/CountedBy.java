package io.procos.tde.telemetry;

import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One counter a kind, looked up in the registry once: a look costs more than the count. Thread-safe. */
public final class CountedBy<K> {
    private final Map<K, Counter> counters = new ConcurrentHashMap<>();
    private final Function<K, Counter> register;

    public CountedBy(Function<K, Counter> register) {
        this.register = register;
    }

    public void count(K kind) {
        counters.computeIfAbsent(kind, register).increment();
    }
}
