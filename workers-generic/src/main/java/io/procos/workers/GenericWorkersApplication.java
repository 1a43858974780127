package io.procos.workers;

import io.procos.tde.spool.SpoolConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/**
 * The generic workers as a service of their own. Its settings are those of {@code procos-workers-generic.yaml}; an
 * {@code application.yaml} beside the jar, environment variables and arguments stand above them.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({GenericWorkers.class, SpoolConfiguration.class})
public class GenericWorkersApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application before it is run, so that a test starts what {@link #main} starts. */
    static SpringApplicationBuilder application() {
        // Not application.yaml: beside other services on one class path only one file of that name would be read.
        return new SpringApplicationBuilder(GenericWorkersApplication.class)
                .properties("spring.config.name=procos-workers-generic,application");
    }
}
