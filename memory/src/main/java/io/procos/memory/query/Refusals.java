package io.procos.memory.query;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Turns every error of a question into a problem. First in line, for another app in the same context has its own. */
@RestControllerAdvice(basePackages = "io.procos.memory")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Refusals extends ResponseEntityExceptionHandler {
    private static final String SEE = "see /v1/openapi for what the question needs";
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusal(Refusal refusal) {
        return answer(refusal);
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> away(RuntimeException error) {
        return answer(Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "the database does not answer",
                "come again; nothing is lost meanwhile"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(RuntimeException error) {
        LOG.error("A question failed", error);
        return answer(Refusal.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "the memory failed to answer", "the memory's log has the cause"));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleMissingRequestValueException(
            MissingRequestValueException error,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        Refusal refusal = Refusal.field(error.getName(), "'" + error.getName() + "' is missing", SEE);
        return Mono.just(ResponseEntity.status(refusal.status()).body(refusal.body()));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException error, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        MethodParameter parameter = error.getMethodParameter();
        String name = parameter == null ? "body" : Objects.requireNonNullElse(parameter.getParameterName(), "body");
        Refusal refusal = Refusal.field(name, "'" + name + "' " + expected(parameter), SEE);
        return Mono.just(ResponseEntity.status(refusal.status()).body(refusal.body()));
    }

    private static String expected(@Nullable MethodParameter parameter) {
        return switch (parameter == null ? "" : parameter.getParameterType().getSimpleName()) {
            case "long", "Long", "int", "Integer" -> "must be a whole number";
            case "Instant" -> "must be a time such as 2026-11-20T12:00:00Z";
            case "Duration" -> "must be a time in ISO 8601, such as P7D";
            default -> "is missing or cannot be read";
        };
    }

    private static ResponseEntity<ProblemDetail> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.status()).body(refusal.body());
    }
}
