package io.procos.standalone.projection;

import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The history as a bean, an event sink like any other, and its API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistorySettings.class)
@Import(HistoryApi.class)
public class HistoryConfiguration {

    @Bean
    History history(HistorySettings settings) throws IOException {
        return History.open(settings);
    }
}
