package io.procos.kernel.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep2;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.procos.api.Traceparent;
import io.procos.kernel.trace.ControlSpans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends messages and signals into processes. */
@RestController
final class MessagesApi {
    /** {@code timeToLive}, such as PT1H, lets the message wait for a receiver; {@code messageId} makes it unique. */
    record Message(
            @NotBlank(message = "is missing") String name,
            @Nullable String correlationKey,
            @Nullable Map<String, Object> variables,
            @Nullable Duration timeToLive,
            @Nullable String messageId) {}

    record Signal(
            @NotBlank(message = "is missing") String name,
            @Nullable Map<String, Object> variables) {}

    record Sent(@JsonFormat(shape = JsonFormat.Shape.STRING) long key) {}

    private final CamundaClient client;
    private final Variables variables;
    private final ControlSpans spans;

    MessagesApi(CamundaClient client, Variables variables, ControlSpans spans) {
        this.client = client;
        this.variables = variables;
        this.spans = spans;
    }

    @Operation(summary = "Publish a message")
    @PostMapping("/v1/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Sent publish(
            @Valid @RequestBody Message message,
            @Parameter(hidden = true) @RequestHeader(name = Traceparent.VARIABLE, required = false) @Nullable String trace) {
        return spans.around("publish " + message.name(), trace, () -> publish(message));
    }

    /** Its variables carry no trace: in an instance that waits for the message they would take the place of its own. */
    private Sent publish(Message message) {
        PublishMessageCommandStep3 command = address(message).variables(variables.check(message.variables()));
        Duration timeToLive = message.timeToLive();
        String messageId = message.messageId();
        command = timeToLive == null ? command : command.timeToLive(timeToLive);
        command = messageId == null ? command : command.messageId(messageId);
        return new Sent(command.execute().getMessageKey());
    }

    private PublishMessageCommandStep3 address(Message message) {
        PublishMessageCommandStep2 command = client.newPublishMessageCommand().messageName(message.name());
        String key = message.correlationKey();
        return key == null ? command.withoutCorrelationKey() : command.correlationKey(key);
    }

    @Operation(summary = "Broadcast a signal")
    @PostMapping("/v1/signals")
    @ResponseStatus(HttpStatus.CREATED)
    Sent broadcast(
            @Valid @RequestBody Signal signal,
            @Parameter(hidden = true) @RequestHeader(name = Traceparent.VARIABLE, required = false) @Nullable String trace) {
        return spans.around("broadcast " + signal.name(), trace, () -> broadcast(signal));
    }

    private Sent broadcast(Signal signal) {
        return new Sent(client.newBroadcastSignalCommand()
                .signalName(signal.name())
                .variables(variables.check(signal.variables()))
                .execute()
                .getKey());
    }
}
