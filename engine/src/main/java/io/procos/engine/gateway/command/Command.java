package io.procos.engine.gateway.command;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.procos.engine.partition.CommandBus.Reply.Accepted;
import io.procos.engine.partition.UserCommand;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * One request as the engine understands it, and how to read the engine's answer.
 *
 * @param <R> what the caller gets
 */
public record Command<R>(Route route, UserCommand content, Reading<R> reading) {

    /** No record yet: the engine gives out the key. */
    static final long NEW = -1;

    /** @param key the record the command is about, or {@link #NEW} */
    Command(Route route, ValueType type, Intent intent, long key, UnifiedRecordValue value, Reading<R> reading) {
        this(route, new UserCommand(type, intent, key, value), reading);
    }

    /** The same command with the caller's own number for it, which its records carry; 0 for none. */
    public Command<R> referredToAs(long operationReference) {
        UserCommand numbered =
                new UserCommand(content.type(), content.intent(), content.key(), content.value(), operationReference);
        return new Command<>(route, numbered, reading);
    }

    Intent intent() {
        return content.intent();
    }

    /** Turns the engine's answer into the caller's. */
    @FunctionalInterface
    public interface Reading<R> {
        R read(Accepted accepted);
    }

    /** A command on an existing record, which goes to the partition that owns it. */
    static <R> Command<R> on(long key, ValueType type, Intent intent, UnifiedRecordValue value, Reading<R> reading) {
        return new Command<>(new Route.OwnerOf(key), type, intent, key, value, reading);
    }

    /** An answer whose content nobody needs. */
    static <R> Reading<R> done(R answer) {
        return accepted -> answer;
    }

    /** An answer read from the record that the engine sent back, with its key. */
    static <V extends UnifiedRecordValue, R> Reading<R> record(Supplier<V> empty, BiFunction<Long, V, R> reading) {
        return accepted -> {
            V value = empty.get();
            value.wrap(accepted.value());
            return reading.apply(accepted.key(), value);
        };
    }
}
