package io.procos.kernel.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The system's own processes at both ends of the kernel's life.
 *
 * @param bootProcess the process that is started once everything is deployed; empty for none
 * @param shutdownProcess the process that is run before the kernel stops; empty for none
 * @param shutdownTimeout how long the kernel waits for that process
 */
@ConfigurationProperties("procos.kernel.boot")
record BootSettings(
        @DefaultValue("system-boot") String bootProcess,
        @DefaultValue("") String shutdownProcess,
        @DefaultValue("10s") Duration shutdownTimeout) {}
