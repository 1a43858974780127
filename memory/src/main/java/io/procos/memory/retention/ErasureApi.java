package io.procos.memory.retention;

import io.procos.memory.retention.Erasure.Erased;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Erasure over HTTP. Whoever serves it guards it. */
@RestController
final class ErasureApi {
    private static final int SHORTEST = 3;

    private final Erasure erasure;

    ErasureApi(Erasure erasure) {
        this.erasure = erasure;
    }

    @Operation(
            summary = "Erase the content of an instance and of those that it called; that it was there stays on record")
    @DeleteMapping("/v1/memory/instances/{key}/content")
    Erased instance(@PathVariable long key) {
        Erased erased = erasure.instance(key);
        if (erased.instances().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no instance " + key + " is known");
        }
        return erased;
    }

    @Operation(summary = "Erase everything in which this person's name occurs")
    @DeleteMapping("/v1/memory/people/{name}")
    Erased person(@PathVariable String name) {
        if (name.strip().length() < SHORTEST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'name' must have at least " + SHORTEST + " characters: send it in full");
        }
        return erasure.person(name);
    }
}
