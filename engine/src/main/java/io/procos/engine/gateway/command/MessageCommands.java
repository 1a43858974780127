package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.protocol.impl.record.value.clock.ClockRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ClockIntent;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import java.time.Instant;

/** What reaches instances from outside: messages, signals, and the engine's clock. */
public final class MessageCommands {

    private MessageCommands() {}

    /** The key of what was sent, and whose it is. */
    public record Sent(long key, String tenantId) {}

    /** The message, and the instance it started or moved on. */
    public record Correlated(long messageKey, long processInstanceKey, String tenantId) {}

    public static Command<Sent> publish(PublishMessageRequest request) {
        MessageRecord message = new MessageRecord()
                .setName(request.getName())
                .setCorrelationKey(request.getCorrelationKey())
                .setTimeToLive(request.getTimeToLive())
                .setVariables(Documents.variables(request.getVariables()))
                .setTenantId(Documents.tenant(request.getTenantId()));
        if (!request.getMessageId().isEmpty()) {
            message.setMessageId(request.getMessageId());
        }
        return new Command<>(
                new Route.MeetingPointOf(request.getCorrelationKey()),
                ValueType.MESSAGE,
                MessageIntent.PUBLISH,
                Command.NEW,
                message,
                Command.record(MessageRecord::new, (key, sent) -> new Sent(key, sent.getTenantId())));
    }

    /** Answers when the message has met a subscription, and fails with NOT_FOUND when there is none. */
    public static Command<Correlated> correlate(String name, String correlationKey, String variables, String tenantId) {
        MessageCorrelationRecord message = new MessageCorrelationRecord()
                .setName(name)
                .setCorrelationKey(correlationKey)
                .setVariables(Documents.variables(variables))
                .setTenantId(Documents.tenant(tenantId));
        return new Command<>(
                new Route.MeetingPointOf(correlationKey),
                ValueType.MESSAGE_CORRELATION,
                MessageCorrelationIntent.CORRELATE,
                Command.NEW,
                message,
                Command.record(
                        MessageCorrelationRecord::new,
                        (key, met) ->
                                new Correlated(met.getMessageKey(), met.getProcessInstanceKey(), met.getTenantId())));
    }

    public static Command<Sent> broadcast(BroadcastSignalRequest request) {
        SignalRecord signal = new SignalRecord()
                .setSignalName(request.getSignalName())
                .setVariables(Documents.variables(request.getVariables()))
                .setTenantId(Documents.tenant(request.getTenantId()));
        return new Command<>(
                new Route.Distributor(),
                ValueType.SIGNAL,
                SignalIntent.BROADCAST,
                Command.NEW,
                signal,
                Command.record(SignalRecord::new, (key, sent) -> new Sent(key, sent.getTenantId())));
    }

    /** Stops the engine's clock at an instant; timers that are due by then fire. */
    public static Command<Instant> pinClock(Instant at) {
        return clock(ClockIntent.PIN, new ClockRecord().pinAt(at.toEpochMilli()), at);
    }

    /** The engine follows the system's clock again. */
    public static Command<Instant> resetClock() {
        return clock(ClockIntent.RESET, new ClockRecord(), Instant.EPOCH);
    }

    private static Command<Instant> clock(ClockIntent intent, ClockRecord value, Instant answer) {
        return new Command<>(
                new Route.Distributor(), ValueType.CLOCK, intent, Command.NEW, value, Command.done(answer));
    }
}
