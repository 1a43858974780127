package io.procos.workers.file;

import io.procos.api.Sha256;

/** Enough of a text's hash to make a file name of it, or to tell two states apart. */
final class ShortHash {
    private static final int LENGTH = 24;

    private ShortHash() {}

    static String of(String text) {
        return Sha256.hex(text).substring(0, LENGTH);
    }
}
