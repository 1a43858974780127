package io.procos.tde.spool;

import io.procos.api.event.EventSink;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The spool and its shipper, who carries events to every {@link EventSink} of the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpoolSettings.class)
public class SpoolConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("io.procos.events");

    @Bean
    FileSpool fileSpool(SpoolSettings settings) throws IOException {
        return FileSpool.open(settings);
    }

    @Bean
    Shipper shipper(FileSpool spool, ObjectProvider<EventSink> sinks, SpoolSettings settings) throws IOException {
        List<EventSink> all = sinks.orderedStream().toList();
        return Shipper.start(spool, all.isEmpty() ? log() : EventSink.toAll(all), settings);
    }

    @Bean
    SpoolMetrics spoolMetrics(FileSpool spool, Shipper shipper) {
        return new SpoolMetrics(spool, shipper);
    }

    @Bean
    SpoolHealth eventSpoolHealthIndicator(FileSpool spool, Shipper shipper) {
        return new SpoolHealth(spool, shipper);
    }

    @Bean
    Quarantine quarantine(FileSpool spool) {
        return spool.quarantine();
    }

    /** Without a reader the spool would fill up and stop the jobs. */
    private static EventSink log() {
        LOG.warn("No event sink is configured: events go to the log {} at level DEBUG", LOG.getName());
        return batch -> batch.forEach(event -> LOG.debug("{}", event));
    }
}
