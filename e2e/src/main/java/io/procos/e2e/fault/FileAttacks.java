package io.procos.e2e.fault;

import io.procos.e2e.file.FileAttack;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Trial;
import java.time.Duration;

/** Tries to get out of a root, to stop the worker or to confuse it, through every file and folder adapter. */
public final class FileAttacks implements Trial {

    @Override
    public String name() {
        return "file-attacks";
    }

    @Override
    public String summary() {
        return "over 200 hostile paths, links, names, devices and giants, and a race of flipped links: nobody gets out";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        boolean full = scale == Scale.FULL;
        try (TemporaryFolder folder = TemporaryFolder.createInMemory("file-attacks")) {
            return FileAttack.in(folder.path("attack"), full ? 100_001 : 5_001)
                    .run(Duration.ofSeconds(full ? 60 : 3), full ? 100_000 : 1_000, progress);
        }
    }
}
