package io.procos.tde.spring;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the engine's client speak gRPC, by which jobs are pushed: its own default polls by REST, which takes several
 * times as long. Any configuration of the application stands above these.
 */
final class ClientDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "procosClientDefaults",
                        Map.of(
                                "camunda.client.prefer-rest-over-grpc", "false",
                                "camunda.client.worker.defaults.stream-enabled", "true",
                                "camunda.client.grpc-address", "http://127.0.0.1:26500",
                                "camunda.client.rest-address", "http://127.0.0.1:8080")));
    }
}
