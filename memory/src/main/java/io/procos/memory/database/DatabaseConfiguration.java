package io.procos.memory.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The pool of connections, and our own Postgres behind it where no other is named. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoDatabaseNamed.class)
    LocalPostgres localPostgres(DatabaseSettings settings) {
        return LocalPostgres.start(settings.folder());
    }

    /** Closed before {@link LocalPostgres}, on which it depends. */
    @Bean
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<LocalPostgres> own) {
        return pool(settings, Optional.ofNullable(own.getIfAvailable()));
    }

    private static HikariDataSource pool(DatabaseSettings settings, Optional<LocalPostgres> own) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("procos-memory");
        config.setJdbcUrl(own.map(LocalPostgres::url).orElse(settings.url()));
        config.setUsername(own.map(LocalPostgres::user).orElse(settings.user()));
        config.setPassword(own.map(LocalPostgres::password).orElse(settings.password()));
        config.setMaximumPoolSize(settings.pool());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        // A start without the database fails with one clear line instead of a pool that never fills.
        config.setInitializationFailTimeout(30_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "procos-memory");
        return new HikariDataSource(config);
    }
}
