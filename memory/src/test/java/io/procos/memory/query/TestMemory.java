package io.procos.memory.query;

import io.procos.api.event.CloudEvent;
import io.procos.memory.MemoryApplication;
import io.procos.memory.ingest.Ingestion;
import io.procos.memory.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The memory as an application of its own, on a database and in a folder of the test's. */
public final class TestMemory implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestMemory(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    public static TestMemory boot(Path folder) {
        TestDatabase database = TestDatabase.fresh();
        List<String> arguments = new ArrayList<>();
        database.properties().forEach(property -> arguments.add("--" + property));
        arguments.add("--procos.data.dir=" + folder);
        arguments.add("--procos.memory.api.token=secret-token");
        arguments.add("--server.port=0");
        arguments.add("--spring.main.banner-mode=off");
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(MemoryApplication.class).run(arguments.toArray(String[]::new));
        return new TestMemory(database, context);
    }

    public TestDatabase database() {
        return database;
    }

    public void remember(List<CloudEvent> events) {
        context.getBean(Ingestion.class).accept(events);
    }

    public URI uri(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public record Answer(int status, JsonNode body) {}

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer secret-token"));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
        database.close();
    }
}
