package io.procos.kernel.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal in the form of RFC 9457, with three members more: {@code field} names what is wrong in the request,
 * {@code element} what is wrong in a model, {@code hint} the way out.
 */
final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final ProblemDetail body;

    Problem(HttpStatus status, String detail) {
        super(detail);
        this.status = status;
        this.body = ProblemDetail.forStatusAndDetail(status, detail);
    }

    static Problem field(String field, String detail, String hint) {
        return new Problem(HttpStatus.BAD_REQUEST, detail).with("field", field).hint(hint);
    }

    static Problem notFound(String detail, String hint) {
        return new Problem(HttpStatus.NOT_FOUND, detail).hint(hint);
    }

    Problem hint(String hint) {
        return with("hint", hint);
    }

    Problem with(String member, @Nullable Object value) {
        if (value != null) {
            body.setProperty(member, value);
        }
        return this;
    }

    HttpStatus status() {
        return status;
    }

    ProblemDetail body() {
        return body;
    }
}
