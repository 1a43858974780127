package io.procos.e2e.load;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Repeats a command that the engine refused under load; any other failure goes to the caller. */
public final class Backoff {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Backoff() {}

    public static <T> CompletableFuture<T> send(Supplier<? extends CompletionStage<T>> command) {
        return command.get().toCompletableFuture().exceptionallyCompose(error -> {
            if (!isOverloaded(error)) {
                return CompletableFuture.failedFuture(error);
            }
            var later = CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> send(command), later).thenCompose(again -> again);
        });
    }

    private static boolean isOverloaded(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException refused) {
                return refused.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
            }
        }
        return false;
    }
}
