package io.procos.workers.directory;

import io.procos.api.TaskError;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.file.FileKind;
import io.procos.workers.file.Folder;
import io.procos.workers.file.Location;
import io.procos.workers.file.Roots;
import io.procos.workers.inbound.MessageMapping;
import io.procos.workers.inbound.Unmappable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one folder again and again: a file that has not changed for a while becomes a message, then it is remembered,
 * then it stays, goes or moves. A crash in between makes the message come again, which the engine knows by its id. Looking
 * costs more than being notified, but works on every file system and never overflows. One thread at a time.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final WatchSettings settings;
    private final DirectorySettings limits;
    private final Roots roots;
    private final Inbound inbound;
    private final InstantSource clock;
    private final Glob glob;
    private final MessageMapping mapping;
    private final Map<String, Instant> firstSeen = new HashMap<>();

    Watch(
            String name,
            WatchSettings settings,
            DirectorySettings limits,
            Roots roots,
            Inbound inbound,
            InstantSource clock) {
        this.name = name;
        this.settings = settings;
        this.limits = limits;
        this.roots = roots;
        this.inbound = inbound;
        this.clock = clock;
        this.glob = Glob.of(settings.glob());
        this.mapping = settings.mapping(name);
    }

    /**
     * Looks once and tells what is new and has settled.
     *
     * @throws InboundUnavailable when the engine is away; what was not told stays new
     */
    void look(ToldFiles told) throws TaskError, IOException, InboundUnavailable, InterruptedException {
        Location top = roots.locateFolder("folder", Objects.requireNonNull(settings.folder()));
        Map<String, WatchedFile> files = files(top);
        firstSeen.keySet().retainAll(files.keySet());
        told.keepOnly(files.keySet());
        for (var file : files.entrySet()) {
            if (told.contains(file.getKey()) || settled(file.getKey())) {
                tell(file.getKey(), file.getValue(), told);
            }
        }
    }

    /** By id. Hidden files are on their way to another name. */
    private Map<String, WatchedFile> files(Location top) throws TaskError, IOException, InterruptedException {
        Map<String, WatchedFile> files = new HashMap<>();
        try (Folder folder = roots.open(top)) {
            Tree tree = new Tree(top, limits.maxDepth(), limits.maxEntries(), Thread.currentThread()::isInterrupted);
            tree.walk(folder, settings.recursive(), step -> {
                boolean hidden = step.parts().stream().anyMatch(part -> part.startsWith("."));
                if (!hidden && FileKind.of(step.attributes()) == FileKind.FILE && glob.matches(step.parts())) {
                    Location place = top;
                    for (String part : step.parts()) {
                        place = place.child(part);
                    }
                    WatchedFile file = WatchedFile.of(name, place, step.attributes());
                    files.put(file.id(), file);
                }
            });
        }
        return files;
    }

    /** A change makes another id, so the time begins anew. */
    private boolean settled(String id) {
        Instant now = clock.instant();
        Instant since = firstSeen.computeIfAbsent(id, unseen -> now);
        return Duration.between(since, now).compareTo(settings.settle()) >= 0;
    }

    private void tell(String id, WatchedFile file, ToldFiles told)
            throws TaskError, IOException, InboundUnavailable, InterruptedException {
        if (!told.contains(id)) {
            boolean taken = publish(id, file);
            told.add(id);
            if (!taken) {
                return;
            }
        }
        switch (settings.then()) {
            case LEAVE -> {}
            case DELETE -> delete(file);
            case MOVE -> move(id, file);
        }
    }

    /** What the engine will never take is told to the operator once, and the file stays where it is. */
    private boolean publish(String id, WatchedFile file) throws InboundUnavailable, InterruptedException {
        try {
            inbound.publish(mapping.apply(file.variables(), id));
            return true;
        } catch (InboundRefused | Unmappable e) {
            LOG.warn("watch {}: {} starts nothing: {}", name, file.place().display(), e.getMessage());
            return false;
        }
    }

    private void delete(WatchedFile file) throws TaskError, IOException {
        try (Folder folder = roots.openParent(file.place())) {
            if (unchanged(folder, file)) {
                folder.delete(Path.of(file.place().fileName()));
            }
        }
    }

    /** A name that is taken at the target gets the file's id in front, so nothing there is replaced. */
    private void move(String id, WatchedFile file) throws TaskError, IOException {
        Location target = roots.locateFolderForWriting("target", Objects.requireNonNull(settings.target()));
        try (Folder from = roots.openParent(file.place());
                Folder to = roots.make(target)) {
            if (unchanged(from, file)) {
                String plain = file.place().fileName();
                String free = to.attributes(plain).isEmpty() ? plain : id.substring(0, 12) + "-" + plain;
                from.move(plain, to, free);
            }
        }
    }

    /** What was written since is new: it is told by itself. */
    private boolean unchanged(Folder folder, WatchedFile file) throws IOException {
        return folder.attributes(file.place().fileName())
                .map(now -> WatchedFile.of(name, file.place(), now).equals(file))
                .orElse(false);
    }
}
