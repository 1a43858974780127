package io.procos.kernel.start;

import io.procos.kernel.journal.DataFolder;
import io.procos.kernel.journal.KeyedJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Remembers start keys on disk: the intent before the engine is asked, the instance after it answered. Thread-safe. */
@Component
final class StartJournal implements AutoCloseable {
    private static final int STARTS_BETWEEN_CLEANINGS = 1_000;

    private final KeyedJournal<StartRecord> journal;
    private final StartSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> openByTag = new ConcurrentHashMap<>();
    private final AtomicInteger starts = new AtomicInteger();

    StartJournal(DataFolder data, StartSettings settings) {
        this.settings = settings;
        this.journal = data.journal("starts", StartRecord.class);
        journal.values().stream()
                .filter(start -> start.started() == null)
                .forEach(start -> openByTag.put(StartTag.of(start.startKey()), start.startKey()));
        forgetOld();
    }

    Optional<StartRecord> find(String startKey) {
        return journal.get(startKey);
    }

    void intend(String startKey, String target) {
        journal.put(startKey, new StartRecord(startKey, target, clock.instant(), null));
        journal.force();
        openByTag.put(StartTag.of(startKey), startKey);
        if (starts.incrementAndGet() % STARTS_BETWEEN_CLEANINGS == 0) {
            forgetOld();
        }
    }

    void settle(String startKey, String target, Started started) {
        journal.put(startKey, new StartRecord(startKey, target, clock.instant(), started.withoutResult()));
        journal.force();
        openByTag.remove(StartTag.of(startKey));
    }

    /** The engine refused the start for certain, so the key is free again. */
    void release(String startKey) {
        journal.remove(startKey);
        journal.force();
        openByTag.remove(StartTag.of(startKey));
    }

    /** The engine told of an instance with these tags: perhaps the one whose answer was lost. */
    void learn(List<String> tags, Started started) {
        for (String tag : tags) {
            String startKey = tag.startsWith(StartTag.PREFIX) ? openByTag.get(tag) : null;
            if (startKey != null) {
                find(startKey).ifPresent(intended -> settle(startKey, intended.target(), started));
            }
        }
    }

    void clear() {
        journal.clear();
        openByTag.clear();
    }

    private void forgetOld() {
        List<StartRecord> oldestFirst = journal.values();
        Instant eldest = clock.instant().minus(settings.keep());
        int surplus = oldestFirst.size() - settings.most();
        for (StartRecord start : oldestFirst) {
            if (surplus-- > 0 || start.at().isBefore(eldest)) {
                journal.remove(start.startKey());
                openByTag.remove(StartTag.of(start.startKey()));
            }
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
