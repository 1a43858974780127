package io.procos.memory.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trail as a bean. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(AuditSettings settings) {
        return AuditTrail.open(settings.folder());
    }
}
