package io.procos.kernel.api;

import io.camunda.client.api.command.ClientException;
import io.procos.kernel.deploy.ModelsRefused;
import io.procos.kernel.model.Finding;
import io.procos.kernel.start.StartRefused;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Turns every error into a problem that names the cause and the way out. Only unforeseen errors are logged. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> engine(ClientException error) {
        return answer(EngineProblem.of(error));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> start(StartRefused error) {
        String message = String.valueOf(error.getMessage());
        return answer(new Problem(HttpStatus.CONFLICT, message)
                .with("field", "startKey")
                .hint(error.hint()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> models(ModelsRefused error) {
        List<Finding> findings = error.findings();
        Finding first = findings.getFirst();
        return answer(new Problem(HttpStatus.UNPROCESSABLE_CONTENT, first.file() + ": " + first.reason())
                .with("file", first.file())
                .with("element", first.element())
                .hint(first.hint())
                .with("findings", findings));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(RuntimeException error) {
        LOG.error("A request failed", error);
        return answer(new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "the kernel failed to answer")
                .hint("the kernel's log has the cause"));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException error, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        List<FieldError> fields = error.getFieldErrors();
        String field =
                fields.isEmpty() ? error.getObjectName() : fields.getFirst().getField();
        String detail = fields.isEmpty()
                ? "the request is incomplete"
                : fields.stream()
                        .map(f -> "'" + f.getField() + "' " + f.getDefaultMessage())
                        .collect(Collectors.joining("; "));
        return Mono.just(object(Problem.field(field, detail, "see /v1/openapi for what the request needs")));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException error, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return Mono.just(object(BadInput.of(error)));
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).body(problem.body());
    }

    private static ResponseEntity<Object> object(Problem problem) {
        return ResponseEntity.status(problem.status()).body(problem.body());
    }
}
