package io.procos.memory.recall;

import io.procos.memory.recall.VectorIndex.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds what waits, batch by batch, on a thread of its own. When the provider is away it waits longer and longer; recall
 * by words goes on meanwhile. What cannot be embedded is left out until the next start.
 */
final class Embedder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Embedder.class);
    private static final Duration IDLE = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final WaitingTexts waiting;
    private final Embeddings embeddings;
    private final VectorIndex index;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable String trouble;
    private volatile WaitingTexts.Lag lag = WaitingTexts.Lag.NONE;
    private Duration wait = IDLE;

    Embedder(WaitingTexts waiting, Embeddings embeddings, VectorIndex index) {
        this.waiting = waiting;
        this.embeddings = embeddings;
        this.index = index;
        this.thread = Thread.ofVirtual().name("procos-embedder").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Why nothing is embedded now; empty when all is well. */
    @Nullable String trouble() {
        return trouble;
    }

    WaitingTexts.Lag lag() {
        return lag;
    }

    private void work() {
        boolean begun = false;
        while (!stopping()) {
            begun = begun || attempt(this::begin) != null;
            boolean busy = begun && Boolean.TRUE.equals(attempt(this::step));
            if (!busy) pause();
        }
    }

    /** What another model made, or what the index has lost, waits again. */
    private boolean begin() {
        waiting.forgetOtherModels(embeddings.model());
        if (index.count() < waiting.embeddedBy(embeddings.model())) {
            LOG.info("The vector index lacks vectors that were made; they are made again");
            waiting.forgetModel(embeddings.model());
        }
        return true;
    }

    /** Whether there may be more to do. */
    boolean step() {
        waiting.forgotten(index::remove);
        int done = waiting.take(embeddings.batch(), embeddings.model(), this::entries, index::add);
        lag = waiting.lag();
        return done == embeddings.batch();
    }

    /** Vectors of all that can be embedded. */
    private List<Entry> entries(List<WaitingTexts.Text> texts) {
        try {
            List<float[]> vectors =
                    embeddings.embed(texts.stream().map(WaitingTexts.Text::text).toList());
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                entries.add(new Entry(texts.get(i).id(), texts.get(i).label(), vectors.get(i)));
            }
            return entries;
        } catch (Embeddings.Refused refused) {
            return oneByOne(texts, refused);
        }
    }

    /** One text spoils its batch only. */
    private List<Entry> oneByOne(List<WaitingTexts.Text> texts, Embeddings.Refused refused) {
        if (texts.size() > 1) {
            return texts.stream()
                    .flatMap(text -> entries(List.of(text)).stream())
                    .toList();
        }
        LOG.warn("Text {} is found by its words only: {}", texts.getFirst().id(), refused.getMessage());
        return List.of();
    }

    private <T> @Nullable T attempt(Supplier<T> work) {
        try {
            T result = work.get();
            if (trouble != null) LOG.info("Embedding goes on");
            trouble = null;
            wait = IDLE;
            return result;
        } catch (RuntimeException error) {
            if (stopping()) return null;
            String message = String.valueOf(error.getMessage());
            if (!Objects.equals(trouble, message)) LOG.warn("Nothing is embedded for now: {}", message);
            trouble = message;
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            return null;
        }
    }

    private void pause() {
        try {
            if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) LOG.debug("Embedding stops");
        } catch (InterruptedException unasked) {
            stop.countDown();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** Does not interrupt: an interrupt while the index is written closes its files for good. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** How old the oldest waiting text is. */
    Duration age(Instant now) {
        Instant oldest = lag.oldest();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
