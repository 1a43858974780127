package io.procos.workers.directory;

import io.procos.tde.Adapter;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.file.FileAccess;
import io.procos.workers.file.Roots;
import java.nio.file.Path;
import java.util.Map;

/** All folder adapters over real folders, with small limits. */
final class DirectoryFixture {
    static final int MAX_ENTRIES = 50;
    static final int MAX_DEPTH = 4;
    static final int MAX_PAGE = 10;

    final Roots roots;
    final DirectorySettings settings;

    DirectoryFixture(Map<String, Path> roots, String... readOnly) {
        this.roots = FileAccess.roots(roots, readOnly);
        settings = new DirectorySettings(MAX_ENTRIES, MAX_DEPTH, MAX_PAGE, Path.of("unused"), Map.of());
    }

    TdeTestRun create(Object... namesAndValues) {
        return run(new DirectoryCreateAdapter(roots), namesAndValues);
    }

    TdeTestRun list(Object... namesAndValues) {
        return run(new DirectoryListAdapter(roots, settings), namesAndValues);
    }

    TdeTestRun delete(Object... namesAndValues) {
        return run(new DirectoryDeleteAdapter(roots, settings), namesAndValues);
    }

    private static TdeTestRun run(Adapter<?, ?> adapter, Object... namesAndValues) {
        TdeTestKit kit = TdeTestKit.of(adapter);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            kit.withVariable((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return kit.run();
    }
}
