package io.procos.engine.gateway.rest;

import io.procos.engine.gateway.command.GatewayError;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One request, read in full.
 *
 * @param arguments what stood in the path where the endpoint has {@code {…}}
 * @param hungUp completes when the caller is gone
 */
record RestCall(
        String method,
        String path,
        List<String> arguments,
        String contentType,
        byte[] body,
        CompletableFuture<Void> hungUp) {

    RestCall with(List<String> found) {
        return new RestCall(method, path, found, contentType, body, hungUp);
    }

    /** The key in the path. */
    long key() {
        String text = arguments.getFirst();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new GatewayError(
                    GatewayError.Kind.INVALID_ARGUMENT,
                    "The key in " + path + " must be a number, but was '" + text + "'",
                    e);
        }
    }

    Fields json() {
        return Fields.parse(body);
    }
}
