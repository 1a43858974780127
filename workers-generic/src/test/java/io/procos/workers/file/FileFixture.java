package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** All file adapters over real folders, with small caps. */
final class FileFixture {
    static final int MAX_BYTES = 20_000;
    static final int MAX_STREAM = 4_000_000;

    final FileSettings settings;
    final Roots roots;
    final Quotas quotas;
    private long jobKey = 1;

    FileFixture(Map<String, Path> roots, String... readOnly) {
        this(roots, null, readOnly);
    }

    FileFixture(Map<String, Path> roots, @Nullable String defaultRoot, String[] readOnly) {
        this(settings(roots, defaultRoot, Set.of(readOnly), Map.of()));
    }

    FileFixture(Map<String, Path> roots, Map<String, Quota> quotas) {
        this(settings(roots, null, Set.of(), quotas));
    }

    private FileFixture(FileSettings settings) {
        this.settings = settings;
        roots = new Roots(settings);
        quotas = new Quotas(settings);
    }

    private static FileSettings settings(
            Map<String, Path> roots, @Nullable String usual, Set<String> readOnly, Map<String, Quota> quotas) {
        return new FileSettings(
                roots,
                usual,
                readOnly,
                DataSize.ofBytes(MAX_BYTES),
                DataSize.ofBytes(MAX_BYTES),
                DataSize.ofBytes(MAX_STREAM),
                DataSize.ofMegabytes(1),
                quotas);
    }

    /** Every run is of a task of its own, unless it is repeated. */
    FileFixture nextTask() {
        jobKey++;
        return this;
    }

    TdeTestRun read(Object... namesAndValues) {
        return run(new FileReadAdapter(roots, settings), namesAndValues);
    }

    TdeTestRun write(Object... namesAndValues) {
        return run(new FileWriteAdapter(roots, quotas, settings), namesAndValues);
    }

    TdeTestRun append(Object... namesAndValues) {
        return run(new FileAppendAdapter(roots, quotas, settings), namesAndValues);
    }

    TdeTestRun update(Object... namesAndValues) {
        return run(new FileUpdateAdapter(roots, quotas, settings), namesAndValues);
    }

    TdeTestRun delete(Object... namesAndValues) {
        return run(new FileDeleteAdapter(roots, settings), namesAndValues);
    }

    TdeTestRun move(Object... namesAndValues) {
        return run(new FileMoveAdapter(roots, quotas, settings), namesAndValues);
    }

    TdeTestRun copy(Object... namesAndValues) {
        return run(new FileCopyAdapter(roots, quotas, settings), namesAndValues);
    }

    TdeTestRun stat(Object... namesAndValues) {
        return run(new FileStatAdapter(roots), namesAndValues);
    }

    TdeTestRun hash(Object... namesAndValues) {
        return run(new FileHashAdapter(roots, settings), namesAndValues);
    }

    TdeTestRun parse(ObjectStore objects, Object... namesAndValues) {
        return run(new FileParseAdapter(roots, objects, settings), namesAndValues);
    }

    TdeTestRun store(ObjectStore objects, Object... namesAndValues) {
        return run(new FileStoreAdapter(roots, objects, settings), namesAndValues);
    }

    TdeTestRun fetch(ObjectStore objects, Object... namesAndValues) {
        return run(new FileFetchAdapter(roots, quotas, objects, settings), namesAndValues);
    }

    static ObjectStore objects(Path folder) {
        return new FileObjectStore(folder, DataSize.ofMegabytes(10));
    }

    /** The content, or nothing when it is refused; without the pipeline, to be quick. */
    @Nullable Object tryToRead(String path) throws InterruptedException {
        var adapter = new FileReadAdapter(roots, settings);
        try {
            return adapter.execute(
                            new FileReadAdapter.Input(path, ReadFormat.TEXT, null, null), TestContext.run("effect-1"))
                    .content();
        } catch (TaskError e) {
            return null;
        }
    }

    /** Names in a folder that tasks do not see. */
    static long hidden(Path folder, String ending) {
        try (var entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(Location.RESERVED) && name.endsWith(ending))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TdeTestRun run(Adapter<?, ?> adapter, Object... namesAndValues) {
        TdeTestKit kit = TdeTestKit.of(adapter).withJobKey(jobKey);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            kit.withVariable((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return kit.run();
    }
}
