package io.procos.kernel.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tells that something in some folders changed, and when it has come to rest. It does not say what. For one thread. */
final class FolderChanges implements AutoCloseable {
    private static final Duration LONGEST_UNREST = Duration.ofSeconds(1);

    private final WatchService watcher;
    private final List<Path> roots;
    private final Set<Path> watched = new HashSet<>();

    private FolderChanges(WatchService watcher, List<Path> roots) {
        this.watcher = watcher;
        this.roots = roots;
    }

    static FolderChanges of(List<Path> roots) {
        try {
            FolderChanges changes =
                    new FolderChanges(roots.getFirst().getFileSystem().newWatchService(), roots);
            changes.watchNewFolders();
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + roots, e);
        }
    }

    /** Waits for a change, and then until nothing changes for this long, but not endlessly. */
    void awaitQuiet(Duration quiet) throws InterruptedException {
        WatchKey key = watcher.take();
        long patience = System.nanoTime() + LONGEST_UNREST.toNanos();
        while (key != null && System.nanoTime() < patience) {
            consume(key);
            key = watcher.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (key != null) {
            consume(key);
        }
        watchNewFolders();
    }

    private void consume(WatchKey key) {
        key.pollEvents();
        if (!key.reset()) {
            watched.remove((Path) key.watchable());
        }
    }

    private void watchNewFolders() {
        for (Path root : roots.stream().filter(Files::isDirectory).toList()) {
            try (Stream<Path> folders = Files.walk(root)) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    watch(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot watch " + root, e);
            }
        }
    }

    private void watch(Path folder) throws IOException {
        if (watched.add(folder)) {
            folder.register(
                    watcher,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        }
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot stop watching " + roots, e);
        }
    }
}
