package io.procos.workers.notify;

import java.util.Locale;

/** How a notification reaches people; processes write it in lower case. */
enum Channel {
    LOG,
    MAIL,
    WEBHOOK,
    KAFKA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
