package io.procos.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.tde.Adapter;
import io.procos.tde.testkit.TestEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it ships, against a real engine. */
class GenericWorkersApplicationTest {
    @TempDir
    static Path folder;

    private static TestEngine engine;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        engine = new TestEngine();
        Files.createDirectory(folder.resolve("outbox"));
        service = GenericWorkersApplication.application()
                .run(
                        "--server.port=0",
                        "--camunda.client.grpc-address=" + engine.grpcAddress(),
                        "--camunda.client.rest-address=" + engine.restAddress(),
                        "--procos.tde.data=" + folder.resolve("worker"),
                        "--procos.spool.folder=" + folder.resolve("spool"),
                        "--procos.effects.ledger=off",
                        "--procos.tde.policy.location=classpath:procos/testkit/allow-all.dmn",
                        "--procos.workers.file.roots.outbox=" + folder.resolve("outbox"),
                        "--procos.workers.shell.commands.echo=/bin/echo",
                        "--procos.workers.python.interpreter=/usr/bin/python3");
    }

    @AfterAll
    static void stop() {
        service.close();
        engine.close();
    }

    @Test
    void doesTheJobsOfAProcess() {
        engine.deploy("write", "procos.file.write.v1", Map.of());

        engine.start("write", Map.of("path", "a/hello.txt", "content", "Hello"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(folder.resolve("outbox/a/hello.txt")).hasContent("Hello"));
    }

    @Test
    void servesEveryAdapterOfThisModule() {
        assertThat(service.getBeansOfType(Adapter.class).values())
                .hasSize(ElementTemplatesOfWorkersTest.adapters().toList().size());
    }

    @Test
    void tellsItsHealthOnThisMachineOnly() throws Exception {
        assertThat(told("/actuator/health")).contains("\"status\":\"UP\"");
        assertThat(service.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void tellsItsFigures() throws Exception {
        assertThat(told("/actuator/prometheus"))
                .contains("procos_jobs_capacity{type=\"procos.http.request.v1\"}", "procos_spool_lag_seconds");
    }

    private static String told(String path) throws Exception {
        int port = ((WebServerApplicationContext) service).getWebServer().getPort();
        URI address = URI.create("http://127.0.0.1:" + port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
