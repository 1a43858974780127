package io.procos.standalone.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as people type it, 30s or 5m, or as ISO-8601 has it, PT30S. */
final class DurationOption implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("'" + text + "' is no duration such as 30s, 5m or PT1H");
        }
        throw new TypeConversionException("'" + text + "' is negative");
    }
}
