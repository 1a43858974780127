package io.procos.standalone.daemon;

import io.procos.memory.database.LocalPostgres;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The database that all apps share: the one that settings name, or one of our own, which starts while the engine does.
 */
final class Database implements AutoCloseable {
    private final @Nullable CompletableFuture<LocalPostgres> own;

    private Database(@Nullable CompletableFuture<LocalPostgres> own) {
        this.own = own;
    }

    /** Returns at once. */
    static Database begin(DaemonSettings settings) {
        if (settings.databaseUrl() != null) return new Database(null);
        CompletableFuture<LocalPostgres> own = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("procos-database").start(() -> start(settings, own));
        return new Database(own);
    }

    private static void start(DaemonSettings settings, CompletableFuture<LocalPostgres> own) {
        try {
            own.complete(LocalPostgres.start(settings.data().postgres()));
        } catch (RuntimeException failed) {
            own.completeExceptionally(failed);
        }
    }

    /** How the apps reach it, once it is there; nothing where their own settings tell. */
    Map<String, Object> properties() {
        if (own == null) return Map.of();
        try {
            LocalPostgres postgres = own.join();
            return Map.of(
                    "procos.database.url", postgres.url(),
                    "procos.database.user", postgres.user(),
                    "procos.database.password", postgres.password());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        if (own != null)
            own.handle((postgres, failed) -> postgres)
                    .thenAccept(Database::close)
                    .join();
    }

    private static void close(@Nullable LocalPostgres postgres) {
        if (postgres != null) postgres.close();
    }
}
