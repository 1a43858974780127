package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Publishes to the engine by its client. A message that the engine knows already counts as taken. Thread-safe. */
public final class EngineInbound implements Inbound {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CamundaClient client;

    public EngineInbound(CamundaClient client) {
        this.client = client;
    }

    @Override
    public void publish(InboundMessage message) throws InboundRefused, InboundUnavailable, InterruptedException {
        try {
            send(message);
        } catch (ExecutionException e) {
            judge(message, e.getCause() == null ? e : e.getCause());
        }
    }

    /** The client's signature knows no null values, the engine does. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private void send(InboundMessage message) throws ExecutionException, InterruptedException {
        Map<?, ?> variables = message.variables();
        client.newPublishMessageCommand()
                .messageName(message.name())
                .correlationKey(message.correlationKey())
                .messageId(message.id())
                .timeToLive(message.timeToLive())
                .variables((Map<String, Object>) variables)
                .requestTimeout(PATIENCE)
                .send()
                .get();
    }

    private static void judge(InboundMessage message, Throwable failure) throws InboundRefused, InboundUnavailable {
        switch (EngineConnection.codeOf(failure)) {
            case ALREADY_EXISTS -> {}
            case INVALID_ARGUMENT, FAILED_PRECONDITION, NOT_FOUND, PERMISSION_DENIED, OUT_OF_RANGE, UNIMPLEMENTED ->
                throw new InboundRefused(
                        "the engine does not take message " + message.name() + ": " + failure.getMessage(), failure);
            default ->
                throw new InboundUnavailable(
                        "the engine cannot take message " + message.name() + " now: " + failure.getMessage(), failure);
        }
    }
}
