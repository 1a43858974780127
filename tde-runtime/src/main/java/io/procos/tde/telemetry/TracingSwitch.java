package io.procos.tde.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Switches OpenTelemetry's SDK on when somebody says where spans go, and leaves it off otherwise or when a javaagent
 * brings one of its own. Metrics go to Prometheus and logs to the console, so neither is exported; libraries are not
 * instrumented. Any of that can be set otherwise by OpenTelemetry's own settings.
 */
public final class TracingSwitch implements EnvironmentPostProcessor {
    private static final String AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean wanted = Stream.of(
                        "otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint", "otel.traces.exporter")
                .anyMatch(environment::containsProperty);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "procosTracing",
                        Map.of(
                                "otel.sdk.disabled", Boolean.toString(!wanted || hasAgent()),
                                "otel.metrics.exporter", "none",
                                "otel.logs.exporter", "none",
                                "otel.instrumentation.common.default-enabled", "false")));
    }

    /** Null when nobody collects spans. */
    public static @Nullable Tracer tracer(OpenTelemetry configured) {
        OpenTelemetry collector = hasAgent() ? GlobalOpenTelemetry.get() : configured;
        return collector == OpenTelemetry.noop() ? null : collector.getTracer("io.procos.tde");
    }

    private static boolean hasAgent() {
        try {
            Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
