package io.procos.workers.directory;

import io.procos.workers.file.FileKind;
import java.util.Locale;

/** What a list is about; processes write it in lower case. */
enum ListedKind {
    FILES,
    FOLDERS,
    /** Also links, pipes and devices, which no task can open. */
    ALL;

    boolean takes(FileKind kind) {
        return switch (this) {
            case FILES -> kind == FileKind.FILE;
            case FOLDERS -> kind == FileKind.FOLDER;
            case ALL -> true;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
