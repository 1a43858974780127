package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import io.procos.api.event.WorkerSeen;
import io.procos.standalone.projection.InstanceStory.Incident;
import io.procos.standalone.projection.InstanceStory.UserTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What has happened on this machine. Takes events (the same one twice is told once), keeps them in files, and answers
 * from an index in memory: about 500 bytes an instance, the rest is read from disk when somebody asks. Survives a
 * {@code kill -9}. Thread-safe.
 */
public final class History implements EventSink, AutoCloseable {

    private static final int CHAPTER = 256;

    private final EventLog log;
    private final InstanceIndex instances;
    private final OpenWork work = new OpenWork();
    private final RecentEvents recent = new RecentEvents();
    private final Ticker ticker = new Ticker();

    private History(EventLog log, InstanceIndex instances) {
        this.log = log;
        this.instances = instances;
    }

    /** Opens or creates the history, and reads it once to know what is in it. */
    static History open(HistorySettings settings) throws IOException {
        History history = new History(EventLog.open(settings), new InstanceIndex(settings.instances()));
        history.log.forEach(history::index);
        return history;
    }

    @Override
    public synchronized void accept(List<CloudEvent> batch) {
        List<CloudEvent> fresh =
                batch.stream().filter(this::isWorthKeeping).distinct().toList();
        if (fresh.isEmpty()) return;
        Location beginning = log.beginning();
        try {
            log.append(fresh).forEach(this::index);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the history: " + e.getMessage(), e);
        }
        if (!beginning.equals(log.beginning())) instances.forgetBefore(log.beginning());
        ticker.tick();
    }

    private boolean isWorthKeeping(CloudEvent event) {
        return !(event.data() instanceof WorkerSeen) && recent.isNew(event);
    }

    private void index(StoredEvent stored) {
        CloudEvent event = stored.event();
        recent.add(event);
        work.apply(event);
        if (event.subject() != null) instances.add(Long.parseLong(event.subject()), stored);
    }

    /** Newest first; {@code cursor} is the last page's {@link InstancePage#next()}. */
    public synchronized InstancePage instances(InstanceFilter filter, int limit, @Nullable String cursor) {
        return instances.page(filter, limit, cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor));
    }

    /** Everything that is known of one instance; reads its events from disk. */
    public Optional<InstanceStory> story(long key) {
        Chapter chapter = chapter(key, Location.BEGINNING);
        if (chapter.instance() == null) return Optional.empty();
        StoryFold fold = new StoryFold();
        int told = 0;
        for (Location location : chapter.locations()) {
            List<StoredEvent> found = log.at(location);
            found.forEach(stored -> fold.add(stored.event()));
            told += found.size();
        }
        boolean complete = told == chapter.locations().size();
        return Optional.of(fold.story(chapter.instance(), chapter.children(), complete));
    }

    /** User tasks, oldest first. */
    public synchronized List<UserTask> userTasks(Predicate<UserTask> wanted) {
        return work.tasks().stream().filter(wanted).toList();
    }

    /** Incidents that nobody resolved, oldest first. */
    public synchronized List<Incident> openIncidents() {
        return work.incidents();
    }

    /** What follows, for ever: of one instance, or of all where the key is null. Each subscriber has its own pace. */
    Flux<StoredEvent> events(@Nullable Long key, Location from) {
        return Flux.defer(() -> {
            var cursor = new AtomicReference<>(from);
            return ticker.ticks().concatMap(tick -> untilNow(key, cursor), 1);
        });
    }

    Location end() {
        return log.end();
    }

    private Flux<StoredEvent> untilNow(@Nullable Long key, AtomicReference<Location> cursor) {
        return Flux.<List<StoredEvent>>generate(sink -> {
                    List<StoredEvent> next = key == null ? log.from(cursor.get()) : of(key, cursor.get());
                    if (next.isEmpty()) {
                        sink.complete();
                    } else {
                        cursor.set(next.getLast().next());
                        sink.next(next);
                    }
                })
                .concatMapIterable(events -> events, 1);
    }

    private List<StoredEvent> of(long key, Location from) {
        List<StoredEvent> events = new ArrayList<>();
        for (Location location : chapter(key, from).locations()) {
            events.addAll(log.at(location));
            if (events.size() == CHAPTER) break;
        }
        return events;
    }

    /** A look at the index, for which alone the lock is held. */
    private synchronized Chapter chapter(long key, Location from) {
        InstanceEntry entry = instances.get(key);
        return entry == null
                ? Chapter.EMPTY
                : new Chapter(entry.view(), instances.views(entry.children()), entry.from(from));
    }

    private record Chapter(@Nullable InstanceView instance, List<InstanceView> children, List<Location> locations) {
        private static final Chapter EMPTY = new Chapter(null, List.of(), List.of());
    }

    @Override
    public void close() throws IOException {
        ticker.close();
        log.close();
    }
}
