package io.procos.kernel.supervise;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the kernel keeps watch.
 *
 * @param probeEvery how often the engine is asked whether it is well
 * @param workerLostAfter a worker that was silent for so long counts as gone
 * @param recoverProcess the process that is started for each incident; empty for none
 * @param recoverPerMinute at most so many recoveries start in a minute; the others wait their turn
 */
@Validated
@ConfigurationProperties("procos.kernel.supervise")
record SuperviseSettings(
        @DefaultValue("5s") Duration probeEvery,
        @DefaultValue("30s") Duration workerLostAfter,
        @DefaultValue("system-recover") String recoverProcess,

        @DefaultValue("30") @Min(value = 1, message = "must be at least 1") int recoverPerMinute) {}
