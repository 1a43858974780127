package io.procos.tde.objects;

import java.io.IOException;

/** The content is larger than the store takes. */
public final class ObjectTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    ObjectTooLarge(String message) {
        super(message);
    }
}
