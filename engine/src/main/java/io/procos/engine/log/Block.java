package io.procos.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One append: the unit that is written, checked and read. The array is never reused, so views of it stay valid for
 * as long as a reader keeps them.
 */
final class Block {
    final long lowest;
    final long highest;
    final byte[] frame;
    final AppendListener listener;

    private Block(long lowest, long highest, byte[] frame, AppendListener listener) {
        this.lowest = lowest;
        this.highest = highest;
        this.frame = frame;
        this.listener = listener;
    }

    /** Copies at once: the writer's records are reused as soon as the append returns. */
    static Block copyOf(long lowest, long highest, BufferWriter writer, AppendListener listener) {
        byte[] frame = new byte[Frame.HEADER + writer.getLength()];
        writer.write(new UnsafeBuffer(frame), Frame.HEADER);
        return new Block(lowest, highest, frame, listener);
    }

    DirectBuffer payload() {
        return new UnsafeBuffer(frame, Frame.HEADER, frame.length - Frame.HEADER);
    }

    void seal(long group, boolean lastOfGroup) {
        Frame.seal(frame, lowest, highest, group, lastOfGroup);
    }
}
