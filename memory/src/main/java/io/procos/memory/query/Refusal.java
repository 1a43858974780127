package io.procos.memory.query;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A refusal in the form of RFC 9457, with two members more: {@code field} names what is wrong, {@code hint} the way out. */
public final class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final @Nullable String field;
    private final String hint;

    private Refusal(HttpStatus status, @Nullable String field, String detail, String hint) {
        super(detail);
        this.status = status;
        this.field = field;
        this.hint = hint;
    }

    public static Refusal field(String field, String detail, String hint) {
        return new Refusal(HttpStatus.BAD_REQUEST, field, detail, hint);
    }

    public static Refusal notFound(String detail, String hint) {
        return new Refusal(HttpStatus.NOT_FOUND, null, detail, hint);
    }

    static Refusal of(HttpStatus status, String detail, String hint) {
        return new Refusal(status, null, detail, hint);
    }

    HttpStatus status() {
        return status;
    }

    ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, Objects.requireNonNullElse(getMessage(), ""));
        if (field != null) body.setProperty("field", field);
        body.setProperty("hint", hint);
        return body;
    }
}
