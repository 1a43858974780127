package io.procos.tde.objects;

import java.io.IOException;

/** The stored content is not what its reference says. */
public final class ObjectDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    ObjectDamaged(String message) {
        super(message);
    }
}
