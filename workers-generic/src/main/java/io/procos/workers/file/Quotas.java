package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.workers.file.Quota.Usage;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps roots within their quotas. A root is measured when a claim would not fit by what is known, so that what others
 * removed counts; in between, claims are added up. Roots without a quota cost nothing. Thread-safe.
 */
@Component
class Quotas {
    /** The BPMN error code of a root that is full by its quota. */
    static final String EXCEEDED = "QUOTA_EXCEEDED";

    private static final int MAX_DEPTH = 256;

    private final FileSettings settings;
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();

    Quotas(FileSettings settings) {
        this.settings = settings;
    }

    /** Room for what a task is about to write; close it when the task has written it or given up. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Claims room for {@code files} files of together {@code bytes} bytes. A file that gets replaced counts until it is.
     *
     * @throws TaskError.Rejection {@link #EXCEEDED}, when the root would go over its quota
     */
    Claim claim(Location location, long bytes, int files) throws TaskError, IOException, InterruptedException {
        Quota quota = settings.quotas().get(location.root());
        if (quota == null) {
            return () -> {};
        }
        Usage wanted = new Usage(bytes, files);
        Ledger ledger = ledgers.computeIfAbsent(location.root(), root -> new Ledger());
        ledger.claim(location, quota, wanted);
        return () -> ledger.settle(wanted);
    }

    /** What one root is known to hold, and what is claimed and not yet written. */
    private static final class Ledger {
        private @Nullable Usage known;
        private Usage pending = Usage.NONE;

        synchronized void claim(Location location, Quota quota, Usage wanted)
                throws TaskError, IOException, InterruptedException {
            Usage before = pending.plus(wanted);
            if (known == null || !quota.holds(known.plus(before))) {
                known = measure(location);
            }
            if (!quota.holds(known.plus(before))) {
                throw new TaskError.Rejection(
                        EXCEEDED,
                        location.field() + ": the root " + location.root() + " may hold " + quota
                                + "; make room, or raise procos.workers.file.quotas." + location.root());
            }
            pending = before;
        }

        synchronized void settle(Usage written) {
            pending = pending.minus(written);
            known = known == null ? null : known.plus(written);
        }
    }

    private static Usage measure(Location location) throws TaskError, IOException, InterruptedException {
        try (Folder root = Folder.openRoot(location.root(), location.folder())) {
            return measure(root, 0);
        }
    }

    private static Usage measure(Folder folder, int depth) throws TaskError, IOException, InterruptedException {
        Usage[] sum = {Usage.NONE};
        folder.forEachName(name -> {
            BasicFileAttributes attributes = folder.attributes(name).orElse(null);
            if (attributes != null && !attributes.isDirectory()) {
                sum[0] = sum[0].plus(new Usage(attributes.size(), 1));
            } else if (attributes != null && depth < MAX_DEPTH) {
                try (Folder below = folder.open(name)) {
                    sum[0] = sum[0].plus(measure(below, depth + 1));
                }
            }
        });
        return sum[0];
    }
}
