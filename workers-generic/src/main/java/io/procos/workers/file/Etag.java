package io.procos.workers.file;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** Names one state of a file without reading it: it changes with the file's identity, size and time of change. */
final class Etag {

    private Etag() {}

    static String of(BasicFileAttributes attributes) {
        return ShortHash.of(attributes.fileKey() + " " + attributes.size() + " "
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
}
