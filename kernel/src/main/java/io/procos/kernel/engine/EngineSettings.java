package io.procos.kernel.engine;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the kernel asks for the engine. Where the engine is, the Camunda client's own settings say
 * ({@code camunda.client.grpc-address}).
 *
 * @param timeout the kernel gives up its boot when the engine did not answer for so long
 * @param retryFrom the first pause between two questions
 * @param retryUpTo the longest pause; pauses double until they reach it
 */
@Validated
@ConfigurationProperties("procos.kernel.engine")
record EngineSettings(
        @DefaultValue("2m") Duration timeout,

        @DefaultValue("100ms") @DurationMin(millis = 10, message = "must be at least 10ms")
        Duration retryFrom,

        @DefaultValue("5s") @DurationMin(millis = 10, message = "must be at least 10ms")
        Duration retryUpTo) {}
