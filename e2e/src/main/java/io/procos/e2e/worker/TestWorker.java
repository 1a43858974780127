package io.procos.e2e.worker;

import io.procos.api.event.EventSink;
import io.procos.tde.Adapter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/** The worker service. Its settings come as Spring arguments; {@code worker.serve} names what it serves. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            // The memory is on the class path of trials; a worker has no data source.
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
public class TestWorker {
    private static final Map<String, Class<? extends Adapter<?, ?>>> ADAPTERS = Map.of(
            "idle", IdleAdapter.class,
            "counted", CountedAdapter.class,
            "deadly", DeadlyAdapter.class,
            "lengthy", LengthyAdapter.class,
            "post", PostAdapter.class);

    /**
     * Where this worker's shipped events end up: a file, one event a line. Those of the idle task alone are thrown away
     * once shipped: its cost is meant to be the runtime's, without that of any reader. So are those that go to Kafka.
     */
    @Bean
    EventSink shippedEvents(
            @Value("${worker.events}") Path file,
            @Value("${worker.serve}") String served,
            @Value("${procos.bus.kafka.bootstrap-servers:}") String kafka) {
        return served.equals("idle") || !kafka.isEmpty() ? batch -> {} : new EventFile(file);
    }

    /** What the adapters did to the world: a file, one effect a line. */
    @Bean
    EffectFile effects(@Value("${worker.effects}") Path file) {
        return new EffectFile(file);
    }

    public static void main(String[] args) {
        new SpringApplicationBuilder(TestWorker.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> serve((GenericApplicationContext) context))
                .run(args);
    }

    private static void serve(GenericApplicationContext context) {
        String wanted = context.getEnvironment().getRequiredProperty("worker.serve");
        Arrays.stream(wanted.split(",")).map(ADAPTERS::get).forEach(context::registerBean);
    }
}
