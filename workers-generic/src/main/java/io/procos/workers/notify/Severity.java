package io.procos.workers.notify;

import java.util.Locale;
import org.slf4j.event.Level;

/** How much a notification matters; processes write it in lower case. */
enum Severity {
    INFO(Level.INFO),
    WARNING(Level.WARN),
    ERROR(Level.ERROR),
    CRITICAL(Level.ERROR);

    private final Level level;

    Severity(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
