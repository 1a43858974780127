package io.procos.workers.message;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.inbound.MessageMapping;
import io.procos.workers.inbound.Unmappable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;

/** Tells the engine of each record, and returns once the engine has it: only then does the offset count. Thread-safe. */
final class RecordTeller implements MessageListener<byte[], byte[]> {
    private final Subscription subscription;
    private final MessageMapping mapping;
    private final Inbound inbound;

    /** The engine will never take this record. */
    static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Hopeless(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The engine cannot take it now: the record, and those behind it, come again. */
    static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Later(String message, Throwable cause) {
            super(message, cause);
        }
    }

    RecordTeller(Subscription subscription, MessageMapping mapping, Inbound inbound) {
        this.subscription = subscription;
        this.mapping = mapping;
        this.inbound = inbound;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> message) {
        ReceivedMessage received = ReceivedMessage.of(message, subscription.format());
        String id = message.topic() + "-" + message.partition() + "-" + message.offset();
        if (received.problem() != null) {
            throw new Hopeless(received.problem(), new IllegalArgumentException(id));
        }
        try {
            inbound.publish(mapping.apply(received.asContext(), id));
        } catch (InboundRefused | Unmappable e) {
            throw new Hopeless(String.valueOf(e.getMessage()), e);
        } catch (InboundUnavailable e) {
            throw new Later(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Later("interrupted before the engine had it", e);
        }
    }
}
