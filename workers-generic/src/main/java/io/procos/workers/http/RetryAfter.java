package io.procos.workers.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header, seconds or an HTTP date (RFC 9110 section 10.2.3), as a backoff. */
final class RetryAfter {

    private RetryAfter() {}

    /** The wait a server asks for, never above {@code max}; null when it asks for none or is not understood. */
    static @Nullable Duration of(HttpReply reply, Instant now, Duration max) {
        Duration asked =
                parse(reply.headers().firstValue("retry-after").orElse("").strip(), now);
        if (asked == null) {
            return null;
        }
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(max) < 0 ? asked : max;
    }

    private static @Nullable Duration parse(String value, Instant now) {
        try {
            if (value.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            return value.isEmpty()
                    ? null
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
