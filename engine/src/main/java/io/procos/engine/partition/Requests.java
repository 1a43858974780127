package io.procos.engine.partition;

import io.procos.engine.partition.CommandBus.Reply;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who waits for which reply. Request ids outlive a restart: a process instance that awaits its result keeps the id of
 * its caller in the state. So every start draws a random stream id, and a reply with another one is nobody's.
 */
final class Requests {
    private final int streamId = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();

    int streamId() {
        return streamId;
    }

    long register(CompletableFuture<Reply> future) {
        long id = ids.incrementAndGet();
        waiting.put(id, future);
        future.whenComplete((reply, error) -> waiting.remove(id));
        return id;
    }

    boolean isAwaited(int ofStream, long requestId) {
        return ofStream == streamId && waiting.containsKey(requestId);
    }

    void complete(long requestId, Reply reply) {
        CompletableFuture<Reply> future = waiting.get(requestId);
        if (future != null) {
            future.complete(reply);
        }
    }

    /** Tells everybody who still waits that no reply will come; whether the command was processed is unknown. */
    void abandon(String reason) {
        waiting.values()
                .forEach(future -> future.completeExceptionally(
                        new CommandBus.Refused(CommandBus.Refused.Cause.UNAVAILABLE, reason)));
    }
}
