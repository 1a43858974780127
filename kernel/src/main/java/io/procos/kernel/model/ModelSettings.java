package io.procos.kernel.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a model may cost before the kernel refuses it.
 *
 * @param maxSize the largest file; the engine itself takes no message over 4 MB
 * @param maxElements the most XML elements in one file
 * @param maxDepth how deep elements may nest
 * @param maxFeelIterations how often the nested loops over literal ranges of one FEEL expression may turn; an
 *     expression of a million turns stops a partition for seconds
 */
@Validated
@ConfigurationProperties("procos.kernel.model")
record ModelSettings(
        @DefaultValue("4MB") DataSize maxSize,

        @DefaultValue("20000") @Min(value = 10, message = "must be at least 10, or no process fits") int maxElements,

        @DefaultValue("100")
        @Min(value = 10, message = "must be between 10 and 1000") @Max(value = 1000, message = "must be between 10 and 1000") int maxDepth,

        @DefaultValue("100000") @Min(value = 1, message = "must be at least 1") long maxFeelIterations) {}
