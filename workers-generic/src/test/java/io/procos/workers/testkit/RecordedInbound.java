package io.procos.workers.testkit;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine's door that remembers what it took and fails on demand. Thread-safe. */
public final class RecordedInbound implements Inbound {
    private final List<InboundMessage> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Exception failure;

    @Override
    public void publish(InboundMessage message) throws InboundRefused, InboundUnavailable {
        asked.incrementAndGet();
        switch (failure) {
            case null -> taken.add(message);
            case InboundRefused refused -> throw refused;
            case InboundUnavailable away -> throw away;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** From now on; null to take messages again. */
    public void fail(@Nullable Exception how) {
        failure = how;
    }

    public List<InboundMessage> taken() {
        return taken;
    }

    /** How often it was asked, whatever came of it. */
    public int asked() {
        return asked.get();
    }
}
