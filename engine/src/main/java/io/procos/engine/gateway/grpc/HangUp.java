package io.procos.engine.gateway.grpc;

import java.util.concurrent.CompletableFuture;

/** What to do when the caller hangs up, also when that happens before it is known what to do. Thread-safe. */
final class HangUp implements Runnable {

    private final CompletableFuture<Void> happened = new CompletableFuture<>();

    @Override
    public void run() {
        happened.complete(null);
    }

    void then(Runnable action) {
        happened.thenRun(action);
    }
}
