package io.procos.tde.effect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request on its way through the writer, with who waits for its answer. */
sealed interface Work {

    CompletableFuture<?> answer();

    /** Nobody waits any more: not to be begun. */
    boolean isDropped();

    record Claiming(ClaimRequest request, CompletableFuture<Claim> answer, AtomicBoolean dropped) implements Work {
        Claiming(ClaimRequest request) {
            this(request, new CompletableFuture<>(), new AtomicBoolean());
        }

        void drop() {
            dropped.set(true);
        }

        @Override
        public boolean isDropped() {
            return dropped.get();
        }
    }

    /** The answer is false when a later claim has fenced this one. */
    record Settling(Settlement settlement, CompletableFuture<Boolean> answer) implements Work {
        Settling(Settlement settlement) {
            this(settlement, new CompletableFuture<>());
        }

        @Override
        public boolean isDropped() {
            return false;
        }
    }
}
