package io.procos.engine.gateway.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds the endpoint of a call. Every failure becomes a problem document. */
final class Router {

    private final List<Endpoint> endpoints;

    Router(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    CompletableFuture<RestAnswer> answer(RestCall call) {
        try {
            return route(call).exceptionally(error -> Problems.of(error, call.path()));
        } catch (RuntimeException error) {
            return CompletableFuture.completedFuture(Problems.of(error, call.path()));
        }
    }

    private CompletableFuture<RestAnswer> route(RestCall call) {
        List<String> path = Endpoint.split(call.path());
        boolean known = false;
        for (Endpoint endpoint : endpoints) {
            Optional<List<String>> arguments = endpoint.match(path);
            if (arguments.isPresent() && endpoint.method().equals(call.method())) {
                return endpoint.handler().answer(call.with(arguments.get()));
            }
            known |= arguments.isPresent();
        }
        return CompletableFuture.completedFuture(known ? wrongMethod(call) : unknown(call));
    }

    private static RestAnswer wrongMethod(RestCall call) {
        return Problems.problem(
                405, "METHOD_NOT_ALLOWED", call.path() + " does not take " + call.method(), call.path());
    }

    private static RestAnswer unknown(RestCall call) {
        if (call.path().endsWith("/search") || call.path().contains("/statistics")) {
            return Problems.problem(
                    501,
                    "NOT_IMPLEMENTED",
                    "The engine keeps what runs, not what was: searches and statistics are answered by ProcOS's memory, not here",
                    call.path());
        }
        return Problems.problem(
                404,
                "NOT_FOUND",
                "This engine has no " + call.method() + " " + call.path()
                        + "; it serves the part of the /v2 API that runs processes",
                call.path());
    }
}
