package io.procos.workers.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Someone outside who knows a secret and signs by it, apart from the code under test. */
record HookCaller(int port, String secret) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpResponse<String> post(String hook, String body) throws Exception {
        return post(hook, body, Instant.now().getEpochSecond());
    }

    HttpResponse<String> post(String hook, String body, long timestamp) throws Exception {
        return send(hook, body, Long.toString(timestamp), "sha256=" + hmac(timestamp + "." + body));
    }

    HttpResponse<String> send(String hook, String body, String timestamp, String signature)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/" + hook))
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
