package io.procos.memory.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which Postgres is used.
 *
 * @param url where Postgres 15 or newer is, {@code jdbc:postgresql://HOST/DATABASE}; when empty, a Postgres of our own is
 *     started
 * @param user whose name is used at {@code url}
 * @param password of {@code user}
 * @param pool most connections at a time
 * @param folder where our own Postgres keeps its data, when {@code url} is empty
 */
@ConfigurationProperties("procos.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("procos") String user,
        @DefaultValue("") String password,
        @DefaultValue("8") int pool,
        @DefaultValue(".procos/postgres") Path folder) {

    DatabaseSettings {
        if (pool < 2) throw new IllegalArgumentException("procos.database.pool must be at least 2, not " + pool);
        if (!url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "procos.database.url must begin with jdbc:postgresql:, for example jdbc:postgresql://db:5432/procos");
        }
    }

    boolean ownPostgres() {
        return url.isBlank();
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return ownPostgres() ? "own Postgres in " + folder : url + " as " + user;
    }
}
