package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.client.Memory;
import io.procos.standalone.client.Story;
import io.procos.standalone.terminal.Progress;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows one instance and tells its timeline until something stops it. */
final class Watch {
    private static final Duration EVERY = Duration.ofMillis(150);

    private final ControlApi api;
    private final Terminal terminal;
    private final long key;
    private final Timeline timeline;

    Watch(ControlApi api, Terminal terminal, long key, Instant start) {
        this.api = api;
        this.terminal = terminal;
        this.key = key;
        this.timeline = new Timeline(terminal, start);
    }

    /**
     * Looks again and again until the predicate says that it has seen enough.
     *
     * @return what it saw last
     */
    Story until(Predicate<Story> enough, Instant deadline) throws InterruptedException {
        try (Progress progress = terminal.progress()) {
            while (true) {
                Story story = storyYet();
                if (story != null) {
                    progress.clear();
                    timeline.tell(story);
                    if (enough.test(story)) {
                        return story;
                    }
                    progress.show(waitingFor(story));
                }
                if (Instant.now().isAfter(deadline)) {
                    throw tooLate(story);
                }
                Thread.sleep(EVERY);
            }
        }
    }

    /** The memory is a moment behind the engine: a new instance may not be in it yet. */
    private @Nullable Story storyYet() {
        try {
            return new Memory(api).story(key);
        } catch (Failure unknown) {
            if (unknown.status() == ExitStatus.REFUSED) {
                return null;
            }
            throw unknown;
        }
    }

    private Failure tooLate(@Nullable Story story) {
        return new Failure(
                ExitStatus.TIMED_OUT,
                "instance " + key + " has not ended in time; it is " + (story == null ? "unknown" : waitingFor(story)),
                "it goes on by itself: procos show " + key);
    }

    static String waitingFor(Story story) {
        String where = story.elements().stream()
                .filter(element -> element.leftAt() == null && Moments.isWork(element))
                .map(element -> Labels.of(element.elementId()))
                .distinct()
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? "running" : "at " + where;
    }
}
