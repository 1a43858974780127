package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.TestContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Both file adapters over real folders, with a small cap. */
final class FileFixture {
    static final int MAX_BYTES = 20_000;

    private final FileSettings settings;

    FileFixture(Map<String, Path> roots, String... readOnly) {
        this(roots, null, readOnly);
    }

    FileFixture(Map<String, Path> roots, @Nullable String defaultRoot, String[] readOnly) {
        settings = new FileSettings(
                roots, defaultRoot, Set.of(readOnly), DataSize.ofBytes(MAX_BYTES), DataSize.ofBytes(MAX_BYTES));
    }

    TdeTestRun read(Object... namesAndValues) {
        return run(TdeTestKit.of(new FileReadAdapter(new Roots(settings), settings)), namesAndValues);
    }

    TdeTestRun write(Object... namesAndValues) {
        return run(TdeTestKit.of(new FileWriteAdapter(new Roots(settings), settings)), namesAndValues);
    }

    /** The content, or nothing when it is refused; without the pipeline, to be quick. */
    @Nullable Object tryToRead(String path) throws InterruptedException {
        var adapter = new FileReadAdapter(new Roots(settings), settings);
        try {
            return adapter.execute(
                            new FileReadAdapter.Input(path, ReadFormat.TEXT, null, null), TestContext.run("effect-1"))
                    .content();
        } catch (TaskError e) {
            return null;
        }
    }

    private static TdeTestRun run(TdeTestKit kit, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            kit.withVariable((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return kit.run();
    }
}
