package io.procos.exporter;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Appends each event to a file, one line of JSON each. The partitions' exporters may share the file. */
record FileSink(Path file) implements EventSink {

    @Override
    public void accept(List<CloudEvent> batch) {
        List<String> lines = batch.stream().map(CloudEventJson::write).toList();
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append events to " + file.toAbsolutePath(), e);
        }
    }
}
