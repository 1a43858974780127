package io.procos.e2e.worker;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.Input;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;

/** Posts an order to the world under its idempotency key, as an HTTP task does. */
@AdapterType(
        value = "procos.test.post.v1",
        name = "Post",
        description = "Posts an order.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        lease = "PT4S")
final class PostAdapter implements Adapter<PostAdapter.In, PostAdapter.Out> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI world;

    PostAdapter(@Value("${worker.world}") URI world) {
        this.world = world;
    }

    record In(@Input(label = "Order", maxLength = 100) String order) {}

    record Out(String receipt) {}

    @Override
    public Out execute(In input, TaskContext context) throws TaskError, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(world.resolve("/orders/" + input.order()))
                .header("Idempotency-Key", context.idempotencyKey())
                .header("Run", context.runId())
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(post, BodyHandlers.ofString());
            return new Out(answer.body());
        } catch (IOException e) {
            throw new TaskError.Transient("no answer: " + e, e);
        }
    }
}
