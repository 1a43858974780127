package io.procos.kernel.watch;

import io.camunda.client.api.command.ClientException;
import io.procos.kernel.deploy.DeployOutcome;
import io.procos.kernel.deploy.DeployOutcome.Deployed;
import io.procos.kernel.deploy.DeployOutcome.Refused;
import io.procos.kernel.deploy.DeployOutcome.Unchanged;
import io.procos.kernel.deploy.Deployer;
import io.procos.kernel.deploy.ModelFile;
import io.procos.kernel.deploy.ModelFolder;
import io.procos.kernel.model.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys a model when its file changes. A wrong one is refused and reported, and the engine keeps the version it has.
 * Content decides, not time stamps: saving a file unchanged does nothing. Thread-safe.
 */
@Component
public final class WatchedFolders {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);
    private static final Duration ENGINE_PAUSE = Duration.ofSeconds(2);

    private final WatchSettings settings;
    private final Deployer deployer;
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, List<Finding>> refused = new ConcurrentHashMap<>();
    private @Nullable Thread thread;

    WatchedFolders(WatchSettings settings, Deployer deployer) {
        this.settings = settings;
        this.deployer = deployer;
    }

    /** The files that are wrong at this moment, with the reasons, by name. */
    public Map<String, List<Finding>> refused() {
        return new TreeMap<>(refused);
    }

    public List<Path> folders() {
        return settings.folders();
    }

    /**
     * Deploys what the folders hold, then watches them.
     *
     * @throws UncheckedIOException if a folder cannot be made or watched
     */
    public synchronized void start() {
        if (settings.folders().isEmpty()) {
            return;
        }
        settings.folders().forEach(WatchedFolders::make);
        FolderChanges changes = FolderChanges.of(settings.folders());
        deployWhatChanged();
        thread = Thread.ofVirtual().name("kernel-watch").start(() -> watch(changes));
        LOG.info("Watching {}", settings.folders());
    }

    /** Deploys all models of the folders that the engine does not have; for an engine that came back empty. */
    public synchronized void deployAgain() {
        seen.clear();
        deployWhatChanged();
    }

    public synchronized void stop() {
        Optional.ofNullable(thread).ifPresent(Thread::interrupt);
        thread = null;
    }

    private void watch(FolderChanges changes) {
        try (changes) {
            while (true) {
                changes.awaitQuiet(settings.quiet());
                while (!deployWhatChanged()) {
                    Thread.sleep(ENGINE_PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false when the engine did not answer, so that the files must be tried again. */
    private synchronized boolean deployWhatChanged() {
        List<ModelFile> files = settings.folders().stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> new ModelFolder(folder).read().stream())
                .toList();
        refused.keySet().retainAll(files.stream().map(ModelFile::name).toList());
        List<ModelFile> changed = files.stream().filter(this::isNews).toList();
        try {
            deployer.deployChanged(changed).forEach(this::report);
            changed.forEach(file -> seen.put(file.name(), file.hash()));
            return true;
        } catch (ClientException e) {
            LOG.warn("{} changed models wait for the engine: {}", changed.size(), e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("The watched folders could not be deployed; the next change tries again", e);
            return true;
        }
    }

    private boolean isNews(ModelFile file) {
        return !file.hash().equals(seen.get(file.name()));
    }

    private void report(DeployOutcome outcome) {
        switch (outcome) {
            case Deployed deployed -> {
                refused.remove(deployed.name());
                LOG.info("Deployed {}", deployed.name());
                deployed.warnings().forEach(warning -> LOG.warn("{}", warning));
            }
            case Unchanged unchanged -> refused.remove(unchanged.name());
            case Refused bad -> {
                refused.put(bad.name(), bad.findings());
                bad.findings().forEach(finding -> LOG.error("Refused, the old version stays: {}", finding));
            }
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the watched folder " + folder, e);
        }
    }
}
