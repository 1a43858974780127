package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** A stream for somebody else to read, with our progress and limits. */
final class FollowedStream extends FilterInputStream {
    private final Progress progress;

    FollowedStream(ReadableByteChannel content, Progress progress) {
        super(Channels.newInputStream(content));
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        try {
            progress.advance(Math.max(read, 0));
        } catch (TaskError | InterruptedException e) {
            throw new StoppedStream(e);
        }
        return read;
    }
}
