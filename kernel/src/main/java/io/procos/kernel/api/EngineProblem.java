package io.procos.kernel.api;

import io.camunda.client.api.ProblemDetail;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Says in plain words what the engine answered, whichever of its two protocols it answered by. */
final class EngineProblem {
    /** The engine's habit: Command 'CREATE' rejected with code 'NOT_FOUND': and then what a reader wants to know. */
    private static final Pattern REJECTION =
            Pattern.compile("Command '[^']*' rejected with code '[^']*': (.*)", Pattern.DOTALL);

    private EngineProblem() {}

    static Problem of(ClientException error) {
        return switch (error) {
            case ClientStatusException grpc -> ofGrpc(grpc);
            case ClientHttpException http -> ofHttp(http);
            default -> new Problem(HttpStatus.BAD_GATEWAY, text(error)).hint("is the engine up? see /v1/status");
        };
    }

    private static Problem ofGrpc(ClientStatusException error) {
        String description = Objects.requireNonNullElse(error.getStatus().getDescription(), text(error));
        return problem(status(error.getStatusCode()), description);
    }

    private static HttpStatus status(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> HttpStatus.CONFLICT;
            case RESOURCE_EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
            case DEADLINE_EXCEEDED -> HttpStatus.GATEWAY_TIMEOUT;
            case UNAVAILABLE, CANCELLED -> HttpStatus.SERVICE_UNAVAILABLE;
            case UNIMPLEMENTED -> HttpStatus.NOT_IMPLEMENTED;
            case OK, UNKNOWN, INTERNAL, DATA_LOSS, PERMISSION_DENIED, UNAUTHENTICATED -> HttpStatus.BAD_GATEWAY;
        };
    }

    private static Problem ofHttp(ClientHttpException error) {
        HttpStatus status = Objects.requireNonNullElse(HttpStatus.resolve(error.code()), HttpStatus.BAD_GATEWAY);
        boolean kernelsFault = status == HttpStatus.UNAUTHORIZED || status == HttpStatus.FORBIDDEN;
        ProblemDetail details = error instanceof ProblemException problem ? problem.details() : null;
        String said = details == null ? null : details.getDetail();
        return problem(kernelsFault ? HttpStatus.BAD_GATEWAY : status, Objects.requireNonNullElse(said, text(error)));
    }

    private static Problem problem(HttpStatus status, String description) {
        Matcher rejection = REJECTION.matcher(description);
        String detail = rejection.find() ? rejection.group(1) : description;
        return new Problem(status, "the engine says: " + detail).hint(hint(status));
    }

    private static String hint(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "correct the request; the engine named what it does not accept";
            case NOT_FOUND -> "check the key or id; what has ended is not found either";
            case CONFLICT -> "its state does not allow this now; look at it first";
            case TOO_MANY_REQUESTS -> "the engine is busy; try again in a second";
            case GATEWAY_TIMEOUT -> "the engine goes on with it; ask for a longer wait, or look at the instance later";
            case SERVICE_UNAVAILABLE -> "the engine is not reachable; see /v1/status and try again";
            case NOT_IMPLEMENTED -> "this engine cannot do that";
            default -> "the kernel's log and /v1/status tell more";
        };
    }

    private static String text(Throwable error) {
        return Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    }
}
