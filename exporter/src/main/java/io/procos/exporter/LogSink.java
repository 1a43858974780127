package io.procos.exporter;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each event to the log {@code io.procos.events}, as JSON. */
final class LogSink implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger("io.procos.events");

    @Override
    public void accept(List<CloudEvent> batch) {
        for (CloudEvent event : batch) LOG.info("{}", CloudEventJson.write(event));
    }
}
