package io.procos.memory.recall;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Recall and what it stands on. */
@Configuration(proxyBeanMethods = false)
class RecallConfiguration {

    @Bean
    Embeddings embeddings(RecallSettings settings) {
        return settings.embeddings().provider() == RecallSettings.Provider.LEXICAL
                ? new LexicalEmbeddings()
                : new ModelEmbeddings(settings.embeddings());
    }

    @Bean
    @DependsOnDatabaseInitialization
    VectorIndex vectorIndex(RecallSettings settings, DataSource database, Embeddings embeddings) {
        return new VectorIndexChoice(settings, database).open(embeddings);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    Embedder embedder(DataSource database, Embeddings embeddings, VectorIndex index) {
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new Embedder(new WaitingTexts(JdbcClient.create(database), transactions), embeddings, index);
    }

    @Bean
    Recall recall(DataSource database, Embeddings embeddings, VectorIndex index) {
        return new Recall(new RememberedTexts(JdbcClient.create(database)), embeddings, index);
    }

    /** Embedding that waits is no reason to restart: words answer meanwhile. */
    @Bean
    HealthIndicator recallHealth(Embedder embedder, Embeddings embeddings, VectorIndex index) {
        return () -> {
            String trouble = embedder.trouble();
            Health.Builder health = Health.up()
                    .withDetail("embeddings", embeddings.description())
                    .withDetail("model", embeddings.model())
                    .withDetail("index", index.name())
                    .withDetail("waiting", embedder.lag().waiting());
            return (trouble == null ? health : health.withDetail("trouble", trouble)).build();
        };
    }

    @Bean
    Gauge embeddingWaiting(Embedder embedder, MeterRegistry registry) {
        return Gauge.builder(
                        "procos.memory.embedding.waiting", () -> embedder.lag().waiting())
                .description("Texts that have no vector yet")
                .register(registry);
    }

    @Bean
    TimeGauge embeddingLag(Embedder embedder, MeterRegistry registry) {
        return TimeGauge.builder(
                        "procos.memory.embedding.lag",
                        () -> embedder.age(Instant.now()).toMillis(),
                        TimeUnit.MILLISECONDS)
                .description("Age of the oldest text that has no vector yet")
                .register(registry);
    }
}
