package io.procos.kernel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real kernel on the test engine, with a client for its API. */
public final class TestKernel implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    public record Answer(int status, JsonNode body) {
        public String text(String member) {
            return body.path(member).asString("");
        }
    }

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    private TestKernel(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        try {
            this.token = Files.readString(data.resolve("token")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestKernel boot(Path data, String... settings) {
        return new TestKernel(run(data, settings), data);
    }

    public static ConfigurableApplicationContext run(Path data, String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("--server.port", "0");
        all.put("--spring.main.banner-mode", "off");
        all.put("--procos.data.dir", data.toString());
        all.put("--procos.kernel.deploy.library", "false");
        all.put("--procos.kernel.boot.boot-process", "");
        all.put("--camunda.client.grpc-address", TestEngine.address());
        for (String setting : settings) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(KernelApplication.class).run(arguments);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, Object body) {
        return postText(path, JSON.writeValueAsString(body));
    }

    public Answer postText(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String path) {
        return plainRequest(path).header("Authorization", "Bearer " + token);
    }

    public HttpRequest.Builder plainRequest(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("content-type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json
                            ? JSON.readTree(response.body())
                            : JSON.createObjectNode().put("text", response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
