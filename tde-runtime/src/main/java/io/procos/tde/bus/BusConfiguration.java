package io.procos.tde.bus;

import io.procos.tde.spool.Quarantine;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Sends events to Kafka when {@code procos.bus.kafka.bootstrap-servers} names a cluster. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BusSettings.class)
@Conditional(BusConfiguration.KafkaIsNamed.class)
public class BusConfiguration {

    /** By its name it also gets the worker's signs of life. */
    @Bean
    KafkaSink workerSeenKafkaSink(BusSettings settings, Quarantine quarantine) {
        return new KafkaSink(settings, quarantine);
    }

    static final class KafkaIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("procos.bus.kafka.bootstrap-servers"));
        }
    }
}
