package io.procos.memory.bus;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.procos.memory.ingest.Ingestion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Reads events from Kafka when {@code procos.bus.kafka.bootstrap-servers} names a cluster. */
@Configuration(proxyBeanMethods = false)
@Conditional(BusConfiguration.KafkaIsNamed.class)
class BusConfiguration {

    @Bean
    EventConsumer memoryEventConsumer(BusSettings settings, Ingestion ingestion) {
        return new EventConsumer(settings, ingestion::acceptJson);
    }

    @Bean
    BusHealth memoryBusHealthIndicator(EventConsumer consumer) {
        return new BusHealth(consumer);
    }

    @Bean
    MeterBinder memoryBusMetrics(EventConsumer consumer) {
        return registry -> Gauge.builder("procos.memory.bus.lag", consumer, EventConsumer::lag)
                .description("Events that wait in Kafka")
                .register(registry);
    }

    static final class KafkaIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("procos.bus.kafka.bootstrap-servers"));
        }
    }
}
