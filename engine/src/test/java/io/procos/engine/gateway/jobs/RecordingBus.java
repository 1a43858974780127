package io.procos.engine.gateway.jobs;

import io.camunda.zeebe.protocol.record.intent.Intent;
import io.procos.engine.partition.CommandBus;
import io.procos.engine.partition.UserCommand;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A bus that remembers commands, after it has refused the first few. It never answers. */
final class RecordingBus implements CommandBus {

    record Sent(Intent intent, long key) {}

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();

    @Override
    public int partitionCount() {
        return 1;
    }

    @Override
    public boolean isHealthy(int partitionId) {
        return true;
    }

    @Override
    public CompletableFuture<Reply> send(int partitionId, UserCommand command) {
        if (refusals.getAndDecrement() > 0) {
            return CompletableFuture.failedFuture(new Refused(Refused.Cause.BACK_PRESSURE, "busy"));
        }
        sent.add(new Sent(command.intent(), command.key()));
        return new CompletableFuture<>();
    }
}
