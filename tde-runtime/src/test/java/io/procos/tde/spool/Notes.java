package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.util.unit.DataSize;

/** Events to spool, and spools of a size that a test can fill. */
final class Notes {

    private Notes() {}

    static CloudEvent note(String id) {
        return note(id, "noted");
    }

    static CloudEvent note(String id, String text) {
        var note = new TaskEvent.TaskNoted("7-1", 7, 2251799813685249L, text, Map.of("status", 200));
        return CloudEvent.of(id, "/worker/test", "2251799813685249", Instant.EPOCH, note);
    }

    static List<CloudEvent> notes(int count) {
        return IntStream.range(0, count).mapToObj(i -> note("e" + i)).toList();
    }

    static SpoolSettings small(Path folder) {
        return settings(folder, DataSize.ofKilobytes(64), DataSize.ofKilobytes(16));
    }

    static SpoolSettings settings(Path folder, DataSize capacity, DataSize segment) {
        Duration patience = Duration.ofMillis(500);
        return new SpoolSettings(folder, capacity, segment, patience, 50, Duration.ofMillis(5), Duration.ofMillis(50));
    }
}
