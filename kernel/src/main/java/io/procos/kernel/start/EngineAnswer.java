package io.procos.kernel.start;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** Tells errors after which a command has certainly not been carried out from those that leave it open. */
final class EngineAnswer {
    private EngineAnswer() {}

    static boolean isRefusal(Throwable error) {
        if (neverSent(error)) {
            return true;
        }
        return switch (error) {
            case ClientStatusException status -> isRefusal(status);
            case ClientHttpException http -> http.code() >= 400 && http.code() < 500;
            default -> false;
        };
    }

    private static boolean isRefusal(ClientStatusException error) {
        return switch (error.getStatusCode()) {
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, UNAUTHENTICATED -> true;
            case RESOURCE_EXHAUSTED, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED -> true;
            case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS -> false;
        };
    }

    private static boolean neverSent(@Nullable Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
