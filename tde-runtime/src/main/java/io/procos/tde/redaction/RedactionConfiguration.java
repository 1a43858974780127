package io.procos.tde.redaction;

import io.procos.api.redaction.Redaction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one {@link Redaction} of an application, by its settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedactionSettings.class)
public class RedactionConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Redaction redaction(RedactionSettings settings) {
        return new Redaction(settings.rules());
    }
}
