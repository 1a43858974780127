package io.procos.tde.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskEnded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshEventsTest {
    private static final Position FIRST = new Position(1, 0);
    private static final Position SECOND = new Position(1, 64);
    private static final Frame FRAME = new Frame(40, 7);

    @TempDir
    Path folder;

    private final FreshEvents fresh = new FreshEvents();

    @Test
    void givesEachEventOnce() {
        fresh.add(FIRST, FRAME, ended("a"));
        fresh.add(SECOND, FRAME, ended("b"));

        assertThat(fresh.take(FIRST, FRAME)).isEqualTo(ended("a"));
        assertThat(fresh.take(FIRST, FRAME)).isNull();
        assertThat(fresh.take(SECOND, FRAME)).isEqualTo(ended("b"));
    }

    @Test
    void forgetsWhatTheReaderHasPassed() {
        fresh.add(SECOND, FRAME, ended("b"));
        fresh.add(FIRST, FRAME, ended("a"));

        assertThat(fresh.take(FIRST, FRAME)).isNull();
        assertThat(fresh.take(SECOND, FRAME)).isEqualTo(ended("b"));
        assertThat(fresh.take(new Position(2, 0), FRAME)).isNull();
    }

    @Test
    void doesNotTrustTheObjectsOfANote() {
        fresh.add(FIRST, FRAME, Notes.note("n"));

        assertThat(fresh.take(FIRST, FRAME)).isNull();
    }

    @Test
    void doesNotTrustAFrameThatHasChanged() {
        fresh.add(FIRST, FRAME, ended("a"));

        assertThat(fresh.take(FIRST, new Frame(41, 7))).isNull();
    }

    @Test
    void readsFromBytesWhatWasNotAcknowledged() throws IOException {
        try (FileSpool spool = FileSpool.open(Notes.small(folder))) {
            List<CloudEvent> events = List.of(ended("a"), ended("b"));
            events.forEach(spool::append);
            SpoolReader reader = spool.reader();

            List<CloudEvent> first = reader.take(10);
            List<CloudEvent> again = reader.take(10);

            assertThat(first).isEqualTo(events);
            assertThat(first.getFirst()).isSameAs(events.getFirst());
            assertThat(again).isEqualTo(events);
            assertThat(again.getFirst()).isNotSameAs(events.getFirst());
        }
    }

    private static CloudEvent ended(String id) {
        var ended = new TaskEnded("7-1", 7, 2251799813685249L, "completed", null, null, 1_000);
        return CloudEvent.of(id, "/worker/test", "2251799813685249", Instant.EPOCH, ended);
    }
}
