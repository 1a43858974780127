package io.procos.tde.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How effects are kept from happening twice.
 *
 * @param ledger {@code database} at {@code procos.database.url}; without an address there, jobs with effects are not taken.
 *     {@code off} does them without a ledger, and again when their job runs again: for development and tests
 * @param inline a result that weighs more goes into the object store instead of the database
 * @param keep how long a finished effect is remembered; a job that runs again later does it again
 */
@ConfigurationProperties("procos.effects")
record EffectSettings(
        @DefaultValue("database") Kept ledger,
        @DefaultValue("64KB") DataSize inline,
        @DefaultValue("90d") Duration keep) {

    enum Kept {
        DATABASE,
        OFF
    }

    EffectSettings {
        if (inline.isNegative()) {
            throw new IllegalArgumentException("procos.effects.inline must not be negative");
        }
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("procos.effects.keep must be at least 1d");
        }
    }
}
