package io.procos.tde.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * The policy in force. When it is a file, an edit takes effect within about a second; an edit that breaks it is refused
 * and logged, and the version before stays in force. Thread-safe.
 */
public final class Policy {
    private static final Logger LOG = LoggerFactory.getLogger(Policy.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final Resource resource;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime() + LOOK_EVERY);
    private volatile Loaded loaded;

    private record Loaded(PolicyTable table, long modified, long size) {}

    /**
     * Reads the policy.
     *
     * @throws BrokenPolicy when it is missing or cannot be used
     */
    public Policy(Resource resource) {
        this.resource = resource;
        loaded = load();
    }

    /**
     * What the policy says now; asked before, it answers in microseconds.
     *
     * @throws BrokenPolicy when its answer makes no sense
     */
    public PolicyVerdict decide(PolicyQuestion question) {
        return table().decide(question);
    }

    PolicyTable table() {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_EVERY)) {
            reloadIfChanged();
        }
        return loaded.table;
    }

    private void reloadIfChanged() {
        if (!resource.isFile()) {
            return;
        }
        try {
            Loaded current = loaded;
            Path file = resource.getFilePath();
            if (Files.getLastModifiedTime(file).toMillis() != current.modified || Files.size(file) != current.size) {
                loaded = load();
                LOG.info("policy {} is in force in version {}", resource, loaded.table.version());
            }
        } catch (IOException | BrokenPolicy e) {
            LOG.error("{}; version {} stays in force", e.getMessage(), loaded.table.version());
        }
    }

    private Loaded load() {
        try {
            long modified = resource.isFile() ? resource.lastModified() : 0;
            byte[] dmn = resource.getContentAsByteArray();
            return new Loaded(new PolicyTable(resource.getDescription(), dmn), modified, dmn.length);
        } catch (IOException e) {
            throw new BrokenPolicy("policy " + resource.getDescription() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
