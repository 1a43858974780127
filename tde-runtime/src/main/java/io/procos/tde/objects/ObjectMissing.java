package io.procos.tde.objects;

import java.io.IOException;

/** The store has no such object: it was removed, or the reference is from another store. */
public final class ObjectMissing extends IOException {
    private static final long serialVersionUID = 1L;

    ObjectMissing(String message) {
        super(message);
    }
}
