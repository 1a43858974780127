package io.procos.memory.recall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that speaks the embeddings API of OpenAI ({@code /v1/embeddings}) and of Ollama ({@code /api/embed}). */
final class Provider implements AutoCloseable {
    static final int DIMENSION = 8;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    volatile int status = 200;

    Provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", exchange -> answer(exchange, this::openAi));
        server.createContext("/api/embed", exchange -> answer(exchange, this::ollama));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private interface Api {
        String answer(JsonNode request, List<String> texts);
    }

    private void answer(HttpExchange exchange, Api api) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        List<String> texts = texts(request.path("input"));
        int code = status == 200 && texts.stream().anyMatch(text -> text.contains("poison")) ? 400 : status;
        byte[] body = (code == 200 ? api.answer(request, texts) : "{\"error\":{\"message\":\"no\"}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static List<String> texts(JsonNode input) {
        return input.isArray()
                ? StreamSupport.stream(input.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()
                : List.of(input.asString());
    }

    /** Vectors come as base64 of little-endian floats when that is asked for. */
    private String openAi(JsonNode request, List<String> texts) {
        boolean base64 = request.path("encoding_format").asString("float").equals("base64");
        List<String> data = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String vector = base64 ? '"' + base64(vector(texts.get(i))) + '"' : numbers(vector(texts.get(i)));
            data.add("{\"object\":\"embedding\",\"index\":%d,\"embedding\":%s}".formatted(i, vector));
        }
        return "{\"object\":\"list\",\"data\":[%s],\"model\":\"%s\",\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}"
                .formatted(String.join(",", data), request.path("model").asString());
    }

    private String ollama(JsonNode request, List<String> texts) {
        return "{\"model\":\"%s\",\"embeddings\":[%s],\"total_duration\":1,\"load_duration\":1,\"prompt_eval_count\":3}"
                .formatted(
                        request.path("model").asString(),
                        String.join(
                                ",",
                                texts.stream()
                                        .map(text -> numbers(vector(text)))
                                        .toList()));
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < text.length(); i++) vector[text.charAt(i) % DIMENSION] += 2;
        return vector;
    }

    private static String numbers(float[] vector) {
        return JSON.writeValueAsString(vector);
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) bytes.putFloat(number);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
