package io.procos.e2e.load;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of completed instances, a line each, as the engine's exporter told them. One writer at a time. */
public record EndedInstances(Path file) implements EventSink {

    @Override
    public void accept(List<CloudEvent> batch) {
        String lines = batch.stream()
                .map(CloudEvent::data)
                .filter(InstanceEnded.class::isInstance)
                .map(InstanceEnded.class::cast)
                .filter(ended -> ended.state().equals("completed"))
                .map(ended -> ended.processInstanceKey() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + file, e);
        }
    }

    /** Those written so far. */
    public Set<Long> keys() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).collect(Collectors.toSet())
                : Set.of();
    }
}
