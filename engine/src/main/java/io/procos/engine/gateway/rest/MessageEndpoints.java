package io.procos.engine.gateway.rest;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.procos.engine.gateway.command.MessageCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Messages and signals. */
final class MessageEndpoints {

    private final Commands commands;

    MessageEndpoints(Commands commands) {
        this.commands = commands;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("POST", "/v2/messages/publication", this::publish),
                Endpoint.of("POST", "/v2/messages/correlation", this::correlate),
                Endpoint.of("POST", "/v2/signals/broadcast", this::broadcast));
    }

    private CompletableFuture<RestAnswer> publish(RestCall call) {
        Fields body = call.json();
        var message = PublishMessageRequest.newBuilder()
                .setName(body.required("name"))
                .setCorrelationKey(body.text("correlationKey"))
                .setTimeToLive(body.number("timeToLive", 0))
                .setMessageId(body.text("messageId"))
                .setVariables(body.document("variables"))
                .setTenantId(body.text("tenantId"))
                .build();
        return commands.ok(
                MessageCommands.publish(message),
                sent -> Fields.newObject()
                        .put("messageKey", String.valueOf(sent.key()))
                        .put("tenantId", sent.tenantId()));
    }

    private CompletableFuture<RestAnswer> correlate(RestCall call) {
        Fields body = call.json();
        var command = MessageCommands.correlate(
                body.required("name"), body.text("correlationKey"), body.document("variables"), body.text("tenantId"));
        return commands.ok(
                command,
                met -> Fields.newObject()
                        .put("messageKey", String.valueOf(met.messageKey()))
                        .put("processInstanceKey", String.valueOf(met.processInstanceKey()))
                        .put("tenantId", met.tenantId()));
    }

    private CompletableFuture<RestAnswer> broadcast(RestCall call) {
        Fields body = call.json();
        var signal = BroadcastSignalRequest.newBuilder()
                .setSignalName(body.required("signalName"))
                .setVariables(body.document("variables"))
                .setTenantId(body.text("tenantId"))
                .build();
        return commands.ok(
                MessageCommands.broadcast(signal),
                sent -> Fields.newObject()
                        .put("signalKey", String.valueOf(sent.key()))
                        .put("tenantId", sent.tenantId()));
    }
}
