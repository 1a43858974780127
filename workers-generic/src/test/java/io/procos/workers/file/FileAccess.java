package io.procos.workers.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** Opens roots for the tests of other families. */
public final class FileAccess {

    private FileAccess() {}

    public static Roots roots(Map<String, Path> roots, String... readOnly) {
        DataSize cap = DataSize.ofMegabytes(1);
        return new Roots(new FileSettings(roots, null, Set.of(readOnly), cap, cap, cap, cap, Map.of()));
    }
}
