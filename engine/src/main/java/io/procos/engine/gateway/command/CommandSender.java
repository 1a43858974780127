package io.procos.engine.gateway.command;

import io.procos.engine.gateway.command.GatewayError.Kind;
import io.procos.engine.partition.CommandBus;
import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.CommandBus.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends commands to the partition they belong to and reads the answers. Every failure is a {@link GatewayError}.
 * Thread-safe; answers are read on the gateway's own threads, so the engine is never held up.
 */
public final class CommandSender {

    private final CommandBus bus;
    private final Executor executor;
    private final AtomicInteger turn = new AtomicInteger();

    public CommandSender(CommandBus bus, Executor executor) {
        this.bus = bus;
        this.executor = executor;
    }

    /** The answer, or {@code DEADLINE_EXCEEDED} after the time limit: then the command may still be done. */
    public <R> CompletableFuture<R> send(Command<R> command, Duration limit) {
        Attempt attempt = new Attempt(bus, command);
        return attempt.start(nextPartition())
                .thenApplyAsync(reply -> read(command, reply), executor)
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(error -> {
                    attempt.cancel();
                    throw explain(command, error, limit);
                });
    }

    public int partitionCount() {
        return bus.partitionCount();
    }

    /** The partitions in turn, so that instances and jobs spread. */
    public int nextPartition() {
        return Math.floorMod(turn.getAndIncrement(), bus.partitionCount()) + 1;
    }

    private static <R> R read(Command<R> command, Reply reply) {
        return switch (reply) {
            case Reply.Accepted accepted -> command.reading().read(accepted);
            case Reply.Rejected rejected -> throw rejected(command, rejected);
        };
    }

    private static GatewayError rejected(Command<?> command, Reply.Rejected rejected) {
        Kind kind = switch (rejected.type()) {
            case INVALID_ARGUMENT -> Kind.INVALID_ARGUMENT;
            case NOT_FOUND -> Kind.NOT_FOUND;
            case ALREADY_EXISTS -> Kind.ALREADY_EXISTS;
            case INVALID_STATE -> Kind.INVALID_STATE;
            case PROCESSING_ERROR -> Kind.PROCESSING_ERROR;
            case EXCEEDED_BATCH_RECORD_SIZE -> Kind.EXCEEDED_BATCH_RECORD_SIZE;
            case UNAUTHORIZED -> Kind.UNAUTHORIZED;
            case FORBIDDEN -> Kind.FORBIDDEN;
            case SBE_UNKNOWN, NULL_VAL -> Kind.UNKNOWN;
        };
        // The sentence that clients of a Camunda cluster know.
        return new GatewayError(
                kind,
                "Command '%s' rejected with code '%s': %s"
                        .formatted(command.intent(), rejected.type(), rejected.reason()));
    }

    private static RuntimeException explain(Command<?> command, Throwable error, Duration limit) {
        return switch (unwrap(error)) {
            case Refused refused -> refused(refused);
            case TimeoutException late ->
                new GatewayError(
                        Kind.DEADLINE_EXCEEDED,
                        "Time out between gateway and engine: '%s' had no answer within %d ms; it may still be done"
                                .formatted(command.intent(), limit.toMillis()),
                        late);
            case Throwable other -> GatewayError.of(other);
        };
    }

    private static GatewayError refused(Refused refused) {
        Kind kind = switch (refused.refusal()) {
            case BACK_PRESSURE, DISK_FULL -> Kind.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Kind.UNAVAILABLE;
            case TOO_LARGE -> Kind.INVALID_ARGUMENT;
        };
        return new GatewayError(kind, String.valueOf(refused.getMessage()), refused);
    }

    private static Throwable unwrap(Throwable error) {
        return error instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : error;
    }
}
