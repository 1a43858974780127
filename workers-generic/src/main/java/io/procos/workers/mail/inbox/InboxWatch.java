package io.procos.workers.mail.inbox;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundUnavailable;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into each mailbox that starts processes, over and over, each on a thread of its own, until it is stopped. */
@Component
class InboxWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Inboxes inboxes;
    private final MailReading reading;
    private final Inbound inbound;
    private final List<Thread> watchers = new ArrayList<>();

    InboxWatch(Inboxes inboxes, MailReading reading, Inbound inbound) {
        this.inboxes = inboxes;
        this.reading = reading;
        this.inbound = inbound;
    }

    @Override
    public synchronized void start() {
        inboxes.all().forEach((name, inbox) -> {
            if (inbox.message() != null) {
                var mapping = inbox.mapping(Inboxes.SETTINGS + "." + name, inbox.message());
                InboxRound round = new InboxRound(name, inbox, mapping, reading, inbound);
                watchers.add(Thread.ofVirtual().name("inbox-" + name).start(() -> watch(name, inbox, round)));
            }
        });
    }

    private void watch(String name, Inbox inbox, InboxRound round) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (look(name, inbox, round) == 0) {
                    Thread.sleep(inbox.poll());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped looking into {}", name);
        }
    }

    /** Any failure waits for the next look; the mails stay where they are. */
    private int look(String name, Inbox inbox, InboxRound round) throws InterruptedException {
        try (OpenFolder open = inboxes.open(name, inbox.folder(), true)) {
            return round.run(open);
        } catch (MessagingException | IOException | InboundUnavailable e) {
            LOG.warn("{}.{}: mails wait: {}", Inboxes.SETTINGS, name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}.{}: mails wait after an unexpected failure", Inboxes.SETTINGS, name, e);
        }
        return 0;
    }

    @Override
    public synchronized void stop() {
        watchers.forEach(Thread::interrupt);
        try {
            for (Thread watcher : watchers) {
                watcher.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watchers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !watchers.isEmpty();
    }
}
