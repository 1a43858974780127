package io.procos.tde.secrets;

import java.util.Optional;

/** Knows secrets by name. Thread-safe; asked on every use, so that a rotated secret is seen. */
@FunctionalInterface
public interface SecretSource {

    /** The value, or empty when this source does not have it. */
    Optional<String> find(String name);

    /** Asks this source first, then the other. */
    default SecretSource or(SecretSource other) {
        return name -> find(name).or(() -> other.find(name));
    }
}
