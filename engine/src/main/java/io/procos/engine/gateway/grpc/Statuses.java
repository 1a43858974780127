package io.procos.engine.gateway.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.procos.engine.gateway.command.GatewayError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as the gRPC status that a Camunda cluster answers. */
final class Statuses {

    private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

    private Statuses() {}

    static StatusRuntimeException of(Throwable failure) {
        GatewayError error = GatewayError.of(failure);
        if (error.isUnexpected()) {
            LOG.error("A request failed unexpectedly", error);
        }
        return status(error.kind()).withDescription(error.getMessage()).asRuntimeException();
    }

    private static Status status(GatewayError.Kind kind) {
        return switch (kind) {
            case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
            case NOT_FOUND -> Status.NOT_FOUND;
            case ALREADY_EXISTS -> Status.ALREADY_EXISTS;
            case INVALID_STATE -> Status.FAILED_PRECONDITION;
            case UNAUTHORIZED, FORBIDDEN -> Status.PERMISSION_DENIED;
            case PROCESSING_ERROR -> Status.INTERNAL;
            case RESOURCE_EXHAUSTED -> Status.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
            case DEADLINE_EXCEEDED -> Status.DEADLINE_EXCEEDED;
            case UNIMPLEMENTED -> Status.UNIMPLEMENTED;
            case EXCEEDED_BATCH_RECORD_SIZE, UNKNOWN -> Status.UNKNOWN;
        };
    }
}
