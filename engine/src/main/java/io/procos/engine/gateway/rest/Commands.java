package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.procos.engine.gateway.command.Command;
import io.procos.engine.gateway.command.CommandSender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sends an endpoint's command and turns the engine's answer into HTTP's. */
record Commands(CommandSender sender, Duration limit) {

    <R> CompletableFuture<RestAnswer> ok(Command<R> command, Function<R, ? extends JsonNode> body) {
        return ok(command, body, limit);
    }

    <R> CompletableFuture<RestAnswer> ok(Command<R> command, Function<R, ? extends JsonNode> body, Duration patience) {
        return sender.send(command, patience).thenApply(body).thenApply(RestAnswer::ok);
    }

    CompletableFuture<RestAnswer> noContent(Command<?> command) {
        return sender.send(command, limit).thenApply(done -> RestAnswer.NO_CONTENT);
    }
}
