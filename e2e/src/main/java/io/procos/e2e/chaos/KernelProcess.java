package io.procos.e2e.chaos;

import io.procos.api.event.EventSink;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.kernel.KernelApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The kernel in this JVM, spoken to by HTTP as any client does. Thread-safe. */
final class KernelProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private KernelProcess(ConfigurableApplicationContext context, String token) {
        this.context = context;
        this.token = token;
    }

    static KernelProcess start(Path data, Address engine) throws IOException {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(KernelApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=ERROR",
                        // The memory is on the class path of trials; the kernel has no data source.
                        "--spring.autoconfigure.exclude="
                                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "--procos.data.dir=" + data,
                        "--procos.kernel.deploy.library=false",
                        "--procos.kernel.boot.boot-process=",
                        "--camunda.client.request-timeout=10s",
                        "--camunda.client.grpc-address=http://127.0.0.1:" + engine.grpc(),
                        "--camunda.client.rest-address=http://127.0.0.1:" + engine.rest());
        return new KernelProcess(
                context, Files.readString(data.resolve("token")).strip());
    }

    /** Who wants to hear the engine's events. */
    Collection<EventSink> listeners() {
        return context.getBeansOfType(EventSink.class).values();
    }

    /** Starts an instance by its start key; returns the status of the answer, 0 when there was none. */
    int start(String processId, String startKey, boolean force) throws InterruptedException {
        String body = "{\"processId\":\"%s\",\"startKey\":\"%s\",\"force\":%s}".formatted(processId, startKey, force);
        HttpRequest post = HttpRequest.newBuilder(URI.create(address() + "/v1/instances"))
                .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(post, BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
