package io.procos.engine.gateway.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One line of the API: method, path with {@code {…}} where an argument stands, and what answers it. */
record Endpoint(String method, List<String> segments, Handler handler) {

    /** Answers a call; it may throw for what is wrong with the call itself. */
    @FunctionalInterface
    interface Handler {
        CompletableFuture<RestAnswer> answer(RestCall call);
    }

    static Endpoint of(String method, String path, Handler handler) {
        return new Endpoint(method, split(path), handler);
    }

    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The path's arguments, if it is this endpoint's. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (segments.get(i).startsWith("{")) {
                arguments.add(path.get(i));
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(arguments);
    }
}
