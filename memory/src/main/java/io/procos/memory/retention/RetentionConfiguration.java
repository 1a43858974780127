package io.procos.memory.retention;

import io.procos.memory.audit.AuditPruning;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.ingest.Ingestion;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Retention and erasure as beans. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    Erasure erasure(Ingestion ingestion, AuditTrail trail) {
        return new Erasure(ingestion, trail);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RetentionRounds retentionRounds(
            DataSource database, Ingestion ingestion, AuditPruning audit, RetentionSettings settings) {
        return RetentionRounds.start(new Retention(JdbcClient.create(database), ingestion, audit, settings));
    }
}
