package io.procos.kernel.start;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long start keys are remembered.
 *
 * @param keep a start with the same key within this time gives the same instance
 * @param most the oldest keys beyond this number are forgotten earlier, to bound memory
 */
@Validated
@ConfigurationProperties("procos.kernel.start")
record StartSettings(
        @DefaultValue("7d") Duration keep,

        @DefaultValue("200000") @Min(value = 1000, message = "must be at least 1000") int most) {}
