package io.procos.tde.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What spans say; where they go is for OpenTelemetry's own settings, such as {@code otel.exporter.otlp.endpoint}.
 *
 * @param content whether spans of model calls and tools hold prompts, answers, arguments and results
 */
@ConfigurationProperties("procos.tracing")
record TracingSettings(@DefaultValue("false") boolean content) {}
