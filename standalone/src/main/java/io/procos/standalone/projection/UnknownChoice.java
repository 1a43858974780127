package io.procos.standalone.projection;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A query's parameter has a value that nobody knows: a bad request. */
final class UnknownChoice extends ResponseStatusException {

    UnknownChoice(String parameter, String value, String known) {
        super(HttpStatus.BAD_REQUEST, "'%s' is no %s: use %s".formatted(value, parameter, known));
    }
}
