package io.procos.tde.spring;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.CloudEventFields;
import io.procos.api.event.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Posts a worker's sign of life to the kernel's {@code /v1/workers}. Thread-safe. */
final class KernelSink implements EventSink {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI workers;
    private final @Nullable String token;

    KernelSink(URI kernel, @Nullable String token) {
        workers = kernel.resolve("/v1/workers");
        this.token = token;
    }

    @Override
    public void accept(List<CloudEvent> batch) {
        batch.forEach(this::post);
    }

    private void post(CloudEvent event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(workers)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(event)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        int status = send(request.build());
        if (status >= 300) {
            throw new IllegalStateException("the kernel at " + workers + " answered " + status);
        }
    }

    private static String body(CloudEvent event) {
        return JsonMapper.shared().writeValueAsString(CloudEventFields.of(event).get("data"));
    }

    private int send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
