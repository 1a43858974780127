package io.procos.e2e.worker;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The reader behind the spool: one line for each task event that arrived. Thread-safe. */
public final class EventFile implements EventSink {
    private final Path file;

    public EventFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void accept(List<CloudEvent> batch) {
        EffectFile.append(
                file,
                batch.stream()
                        .map(CloudEvent::data)
                        .filter(TaskEvent.class::isInstance)
                        .map(TaskEvent.class::cast)
                        .map(EventFile::line)
                        .collect(Collectors.joining()));
    }

    private static String line(TaskEvent event) {
        String what = switch (event) {
            case TaskStarted started -> "started";
            case TaskEnded ended -> "ended-" + ended.outcome();
            case TaskEvent other -> other.type();
        };
        return what + " " + event.jobKey() + " " + event.runId() + "\n";
    }

    /** Names of runs (started) or keys of jobs (ended) that an event of this kind arrived for. */
    public Set<String> runs(String what) throws IOException {
        return column(what, 2);
    }

    public Set<String> jobs(String what) throws IOException {
        return column(what, 1);
    }

    private Set<String> column(String what, int column) throws IOException {
        Set<String> found = new HashSet<>();
        if (Files.exists(file)) {
            Files.readString(file)
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(parts -> parts.length == 3 && parts[0].equals(what))
                    .forEach(parts -> found.add(parts[column]));
        }
        return found;
    }
}
