package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.procos.engine.gateway.command.GatewayError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as {@code application/problem+json}, with the status and title that a Camunda cluster gives. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static RestAnswer of(Throwable failure, String path) {
        GatewayError error = GatewayError.of(failure);
        if (error.isUnexpected()) {
            LOG.error("A request to {} failed unexpectedly", path, error);
        }
        return problem(status(error.kind()), error.kind().name(), String.valueOf(error.getMessage()), path);
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
}
