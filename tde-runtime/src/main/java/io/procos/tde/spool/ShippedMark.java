package io.procos.tde.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the spool was shipped, in a file of fixed size that is written in place: that works on a full disk too, which
 * only shipping can empty.
 */
final class ShippedMark implements AutoCloseable {

    private static final Pattern FORMAT = Pattern.compile("(\\d{19}):(\\d{19})\n");
    private static final int DIGITS = 19;
    private static final int LENGTH = 40;

    private final FileChannel file;

    private ShippedMark(FileChannel file) {
        this.file = file;
    }

    static ShippedMark open(Path folder) throws IOException {
        return new ShippedMark(FileChannel.open(
                folder.resolve("shipped"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    /** The start when nothing was shipped or the mark is unreadable: then everything is shipped again. */
    Position read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        file.read(bytes, 0);
        Matcher mark = FORMAT.matcher(StandardCharsets.US_ASCII.decode(bytes.flip()));
        if (!mark.matches()) return Position.START;
        return new Position(Long.parseLong(mark.group(1)), Long.parseLong(mark.group(2)));
    }

    void write(Position position) throws IOException {
        String mark = padded(position.segment()) + ':' + padded(position.offset()) + '\n';
        file.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** Written for every batch: the general formatter would cost more than the write itself. */
    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the mark of what was shipped", e);
        }
    }
}
