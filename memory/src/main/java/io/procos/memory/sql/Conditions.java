package io.procos.memory.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A where clause in the making. Values go in as named parameters, never as text. Not thread-safe. */
public final class Conditions {
    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    public Conditions and(String condition) {
        all.add(condition);
        return this;
    }

    /** Without a value there is no condition. The condition names the value {@code :name}. */
    public Conditions and(String condition, String name, @Nullable Object value) {
        if (value == null) return this;
        parameters.put(name, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        return and(condition);
    }

    /** A value that a condition added elsewhere names. */
    public Conditions with(String name, Object value) {
        parameters.put(name, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    /** With a space before and after it; empty when there is no condition. */
    public String where() {
        return all.isEmpty() ? " " : " where " + String.join(" and ", all) + " ";
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
