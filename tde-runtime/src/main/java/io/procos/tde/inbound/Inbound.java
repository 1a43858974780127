package io.procos.tde.inbound;

/** The door for what comes in: webhooks, watched folders, mailboxes, topics. Thread-safe. */
@FunctionalInterface
public interface Inbound {

    /**
     * Gives the message to the engine and returns once the engine has it on its disk, whether new or repeated.
     *
     * @throws InboundRefused when the engine will never take it
     * @throws InboundUnavailable when it may later: keep the message and come again
     */
    void publish(InboundMessage message) throws InboundRefused, InboundUnavailable, InterruptedException;
}
