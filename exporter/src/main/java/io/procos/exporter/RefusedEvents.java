package io.procos.exporter;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps events that the bus refuses for ever, each in a file of its own, until somebody looks. Thread-safe. */
record RefusedEvents(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedEvents.class);

    /** Throws {@link UncheckedIOException} when it cannot be kept; the event then comes again. */
    void keep(CloudEvent event, String reason) {
        String name = (event.source() + "-" + event.id()).replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
        try {
            Path file = Files.writeString(Files.createDirectories(folder).resolve(name), CloudEventJson.write(event));
            LOG.error("Event {} ({}) is refused for ever and kept in {}: {}", event.id(), event.type(), file, reason);
        } catch (IOException e) {
            throw new UncheckedIOException("event " + event.id() + " cannot be put aside, so it comes again", e);
        }
    }
}
