package io.procos.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Appends small texts as batches, and reads them back. */
final class Batches {
    private static final AppendListener NOBODY = new AppendListener() {};

    /** So many records share an fsync at most: groups are never split over segments. */
    private static final int GROUP = 5;

    private Batches() {}

    /** Positions count up by one from {@code first}; the text of position n is "record n" and some padding. */
    static void append(SegmentedLog log, long first, int count) throws InterruptedException {
        for (long position = first; position < first + count; position++) {
            appendWithoutWaiting(log, position, 1);
            if (position % GROUP == 0) {
                awaitDurable(log, position);
            }
        }
        awaitDurable(log, first + count - 1);
    }

    static void appendWithoutWaiting(SegmentedLog log, long first, int count) {
        for (long position = first; position < first + count; position++) {
            log.append(position, position, new Text(text(position)), NOBODY);
        }
    }

    static void awaitDurable(SegmentedLog log, long position) throws InterruptedException {
        CountDownLatch durable = new CountDownLatch(1);
        log.whenDurable(position, durable::countDown);
        if (!durable.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("position " + position + " is not durable: " + log.health());
        }
    }

    static String text(long position) {
        return "record " + position + " " + "x".repeat(200);
    }

    static List<String> readFrom(SegmentedLog log, long position) {
        List<String> texts = new ArrayList<>();
        try (LogStorageReader reader = log.newReader()) {
            reader.seek(position);
            reader.forEachRemaining(block -> texts.add(string(block)));
        }
        return texts;
    }

    private static String string(DirectBuffer block) {
        return block.getStringWithoutLengthUtf8(0, block.capacity());
    }

    record Text(String value) implements BufferWriter {
        @Override
        public int getLength() {
            return bytes().length;
        }

        @Override
        public int write(MutableDirectBuffer buffer, int offset) {
            buffer.putBytes(offset, bytes());
            return bytes().length;
        }

        private byte[] bytes() {
            return value.getBytes(StandardCharsets.UTF_8);
        }
    }
}
