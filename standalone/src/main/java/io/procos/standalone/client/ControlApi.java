package io.procos.standalone.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The daemon's HTTP API. Whatever goes wrong becomes a {@link Failure} that names cause and way out. Thread-safe. */
public final class ControlApi {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    public ControlApi(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public JsonNode get(String path, Map<String, ?> query) {
        return send("GET", path + queryOf(query), BodyPublishers.noBody());
    }

    public JsonNode get(String path) {
        return get(path, Map.of());
    }

    public JsonNode post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .method(method, body)
                .build();
        HttpResponse<byte[]> response = exchange(request);
        JsonNode content = parse(response.body());
        if (response.statusCode() >= 400) {
            throw Problem.of(response.statusCode(), content);
        }
        return content;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException refused) {
            throw new Failure(ExitStatus.NOT_RUNNING, "nothing answers at " + base, "start ProcOS with: procos up");
        } catch (IOException broken) {
            throw new Failure(
                    ExitStatus.FAILED, "the daemon at " + base + " broke off: " + broken.getMessage(), "procos doctor");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitStatus.FAILED, "interrupted", "");
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            return MAPPER.createObjectNode();
        }
    }

    private static String queryOf(Map<String, ?> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encode(String.valueOf(entry.getValue())))
                        .collect(Collectors.joining("&", "?", ""));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
