package io.procos.workers.sandbox;

import io.procos.tde.objects.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** A sandbox with small limits for the tests of all families. */
public final class SandboxAccess {

    private SandboxAccess() {}

    public static Sandbox strict(Path runs, ObjectStore objects) {
        return new Sandbox(settings(SandboxLevel.STRICT, runs), objects);
    }

    static SandboxSettings settings(SandboxLevel level, Path runs) {
        return new SandboxSettings(
                level,
                Path.of("/usr/bin/python3"),
                Path.of("/usr/bin/bwrap"),
                runs,
                List.of(),
                DataSize.ofMegabytes(128),
                16,
                DataSize.ofMegabytes(8),
                200,
                DataSize.ofMegabytes(1));
    }
}
