package io.procos.bench;

import io.procos.api.event.EventSink;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** A worker service that serves HTTP requests alone, through the whole pipeline. Its events go to nobody. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            // The memory is on the class path of trials; a worker has no data source.
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ComponentScan("io.procos.workers.http")
@ConfigurationPropertiesScan("io.procos.workers.http")
public class HttpWorker {

    @Bean
    EventSink nobody() {
        return batch -> {};
    }

    public static void main(String[] args) {
        new SpringApplicationBuilder(HttpWorker.class)
                .web(WebApplicationType.NONE)
                .properties("procos.effects.ledger=off")
                .run(args);
    }
}
