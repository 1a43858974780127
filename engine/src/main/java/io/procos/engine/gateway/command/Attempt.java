package io.procos.engine.gateway.command;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.procos.engine.gateway.command.GatewayError.Kind;
import io.procos.engine.partition.CommandBus;
import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.CommandBus.Reply;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One command on its way: which partitions may still take it, and which one has it now. */
final class Attempt {

    private final CommandBus bus;
    private final Command<?> command;
    private final CompletableFuture<Reply> answer = new CompletableFuture<>();
    private @Nullable CompletableFuture<Reply> current;

    Attempt(CommandBus bus, Command<?> command) {
        this.bus = bus;
        this.command = command;
    }

    CompletableFuture<Reply> start(int turn) {
        int partition = command.route().partition(bus.partitionCount(), turn);
        if (partition < 1 || partition > bus.partitionCount()) {
            return CompletableFuture.failedFuture(new GatewayError(
                    Kind.NOT_FOUND,
                    "Command '%s' rejected with code 'NOT_FOUND': no record exists with key %d, because no partition has given it out"
                            .formatted(command.intent(), command.content().key())));
        }
        ask(partition, isMovable() ? bus.partitionCount() - 1 : 0);
        return answer;
    }

    /** The caller has given up; the engine may drop the answer. */
    synchronized void cancel() {
        if (current != null) {
            current.cancel(false);
        }
    }

    private void ask(int partition, int others) {
        CompletableFuture<Reply> sent = bus.send(partition, command.content());
        synchronized (this) {
            current = sent;
        }
        sent.whenComplete((reply, error) -> {
            if (reply == null && error instanceof Refused && others > 0) {
                // A refused command never reached the log, so the next partition may take it.
                ask(partition % bus.partitionCount() + 1, others - 1);
            } else if (reply instanceof Reply.Rejected rejected && mayBeTooEarly(partition, rejected)) {
                ask(Protocol.DEPLOYMENT_PARTITION, 0);
            } else if (reply != null) {
                answer.complete(reply);
            } else {
                answer.completeExceptionally(error);
            }
        });
    }

    /** A fresh deployment reaches the other partitions a moment later than its own. */
    private boolean mayBeTooEarly(int partition, Reply.Rejected rejected) {
        return isMovable() && partition != Protocol.DEPLOYMENT_PARTITION && rejected.type() == RejectionType.NOT_FOUND;
    }

    private boolean isMovable() {
        return command.route() instanceof Route.AnyPartition;
    }
}
