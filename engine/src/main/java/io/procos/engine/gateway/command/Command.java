package io.procos.engine.gateway.command;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.procos.engine.partition.CommandBus.Reply.Accepted;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * One request as the engine understands it, and how to read the engine's answer.
 *
 * @param key the record the command is about, or -1
 * @param <R> what the caller gets
 */
public record Command<R>(
        Route route, ValueType type, Intent intent, long key, UnifiedRecordValue value, Reading<R> reading) {

    /** No record yet: the engine gives out the key. */
    static final long NEW = -1;

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
