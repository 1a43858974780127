package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.procos.engine.gateway.command.GatewayError;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as {@code application/problem+json}, with the status and title that a Camunda cluster gives. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static RestAnswer of(Throwable error, String path) {
        return switch (error) {
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause(), path);
            case GatewayError known ->
                problem(status(known.kind()), title(known.kind()), String.valueOf(known.getMessage()), path);
            case IllegalArgumentException invalid ->
                problem(400, "INVALID_ARGUMENT", String.valueOf(invalid.getMessage()), path);
            default -> {
                LOG.error("A request to {} failed unexpectedly", path, error);
                yield problem(
                        500,
                        "INTERNAL_SERVER_ERROR",
                        "Unexpected error occurred during the request processing: " + error.getMessage(),
                        path);
            }
        };
    }

    static RestAnswer problem(int status, String title, String detail, String path) {
        ObjectNode problem = Fields.newObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path);
        return RestAnswer.json(status, "application/problem+json", problem);
    }

    private static int status(GatewayError.Kind kind) {
        return switch (kind) {
            case INVALID_ARGUMENT -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, INVALID_STATE -> 409;
            case PROCESSING_ERROR, EXCEEDED_BATCH_RECORD_SIZE, UNKNOWN -> 500;
            case UNIMPLEMENTED -> 501;
            case RESOURCE_EXHAUSTED, UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
        };
    }

    private static String title(GatewayError.Kind kind) {
        return kind.name();
    }
}
