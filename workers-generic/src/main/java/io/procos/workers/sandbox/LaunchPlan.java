package io.procos.workers.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** What {@code launcher.py} reads: eight digits, then that many bytes of NUL-separated pairs. Not thread-safe. */
final class LaunchPlan {
    private final ByteArrayOutputStream pairs = new ByteArrayOutputStream();

    LaunchPlan with(String name, Object value) {
        write(name);
        write(value.toString());
        return this;
    }

    LaunchPlan with(String name, Collection<String> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    LaunchPlan limit(String name, long value) {
        return with("limit", name + " " + value);
    }

    byte[] bytes() {
        ByteArrayOutputStream plan = new ByteArrayOutputStream();
        plan.writeBytes("%08d".formatted(pairs.size()).getBytes(StandardCharsets.US_ASCII));
        plan.writeBytes(pairs.toByteArray());
        return plan.toByteArray();
    }

    /** A NUL would begin another pair, and the kernel knows none in arguments, variables and paths. */
    private void write(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL character cannot be handed to a command");
        }
        pairs.writeBytes(word.getBytes(StandardCharsets.UTF_8));
        pairs.write(0);
    }
}
