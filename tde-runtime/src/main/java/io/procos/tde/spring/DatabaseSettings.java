package io.procos.tde.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Postgres is. The memory reads the same settings: one database serves both.
 *
 * @param url {@code jdbc:postgresql://HOST/DATABASE}; without it there is no effect ledger
 * @param user whose name is used there; may create the schema {@code tde}, or owns it
 * @param password of {@code user}
 */
@ConfigurationProperties("procos.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @Nullable String user,
        @Nullable String password) {

    DatabaseSettings {
        if (!url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "procos.database.url must begin with jdbc:postgresql:, for example jdbc:postgresql://db:5432/procos");
        }
    }

    boolean isMissing() {
        return url.isBlank();
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[user=" + user + "]";
    }
}
