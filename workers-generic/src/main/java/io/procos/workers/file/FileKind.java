package io.procos.workers.file;

import java.nio.file.attribute.BasicFileAttributes;

/** What a name in a folder stands for; {@link #toString} is how processes read it. */
public enum FileKind {
    FILE("file"),
    FOLDER("folder"),
    /** A symbolic link, which no task follows. */
    LINK("link"),
    /** A pipe, socket or device. */
    OTHER("other");

    private final String written;

    FileKind(String written) {
        this.written = written;
    }

    public static FileKind of(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return FILE;
        }
        if (attributes.isDirectory()) {
            return FOLDER;
        }
        return attributes.isSymbolicLink() ? LINK : OTHER;
    }

    @Override
    public String toString() {
        return written;
    }
}
