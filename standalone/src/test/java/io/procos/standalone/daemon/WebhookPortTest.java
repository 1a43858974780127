package io.procos.standalone.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookPortTest {
    private static final String SECRET = "sixteen-or-more-characters";
    private static final String HOOK = "procos.workers.webhook.hooks.orders.";

    @TempDir
    Path data;

    @AfterEach
    void forgetTheHook() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith(HOOK));
        System.clearProperty("procos.standalone.webhook-port");
    }

    @Test
    void handsASignedCallToTheEngine() throws Exception {
        int port = freePort();
        System.setProperty("procos.standalone.webhook-port", Integer.toString(port));
        System.setProperty(HOOK + "secret", SECRET);
        System.setProperty(HOOK + "message", "order-received");

        try (TestDaemon daemon = TestDaemon.start(data)) {
            assertThat(call(port, "{\"id\":7}", SECRET)).isEqualTo(202);
            assertThat(call(port, "{\"id\":7}", "another-secret-of-somebody")).isEqualTo(401);
        }
    }

    private int call(int port, String body, String secret) throws Exception {
        long now = Instant.now().getEpochSecond();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/orders"))
                .header("Content-Type", "application/json")
                .header("X-Timestamp", Long.toString(now))
                .header("X-Signature", "sha256=" + HexFormat.of().formatHex(signature))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
