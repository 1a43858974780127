package io.procos.tde.spring;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the engine's client speak gRPC, by which jobs are pushed: its own default polls by REST, which takes several
 * times as long. Keeps the JVM alive without a web server: a worker's own threads are all virtual or daemons. Any
 * configuration of the application stands above these.
 */
final class WorkerDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "procosWorkerDefaults",
                        Map.of(
                                "spring.main.keep-alive", "true",
                                "camunda.client.prefer-rest-over-grpc", "false",
                                "camunda.client.worker.defaults.stream-enabled", "true",
                                "camunda.client.grpc-address", "http://127.0.0.1:26500",
                                "camunda.client.rest-address", "http://127.0.0.1:8080")));
    }
}
