package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.workers.file.Journal.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts content behind a file so that one effect does it once. The journal says where before the first byte is written: a
 * run that finds an append cut off by a crash takes its bytes away, and a run that finds its own complete one is done.
 *
 * @param idempotencyKey the effect's
 * @param maxBytes the largest that the file may become
 */
record Append(Folder folder, Location location, String idempotencyKey, long maxBytes) {
    /** The BPMN error code of a file that is not as the process last saw it. */
    static final String CHANGED = "FILE_CHANGED";

    private static final String SUBJECT = "append";

    FileAppendAdapter.Output put(byte[] content, @Nullable Long expectedSize)
            throws TaskError, IOException, InterruptedException {
        StoredFile.regular(folder, location);
        try (Journal journal = Journal.open(folder, location, location.fileName())) {
            long size = settledSize(journal);
            Optional<Entry> before = journal.find(idempotencyKey);
            if (before.isPresent() && before.get().done()) {
                return new FileAppendAdapter.Output(
                        location.display(), before.get().offset(), size, true);
            }
            check(size, content.length, expectedSize);
            try (FileChannel file = folder.change(location.fileName())) {
                return append(journal, file, content);
            }
        }
    }

    private long settledSize(Journal journal) throws TaskError, IOException {
        if (StoredFile.regular(folder, location).isEmpty()) {
            return 0;
        }
        try (FileChannel file = folder.change(location.fileName())) {
            settleLast(journal, file);
            return file.size();
        }
    }

    private FileAppendAdapter.Output append(Journal journal, FileChannel file, byte[] content) throws IOException {
        long offset = file.size();
        Entry entry = Entry.begun(idempotencyKey, SUBJECT, offset, mark(content));
        journal.add(entry);
        write(file, content, offset);
        journal.add(entry.finished());
        if (offset == 0) {
            folder.sync();
        }
        return new FileAppendAdapter.Output(location.display(), offset, file.size(), false);
    }

    private void check(long size, int more, @Nullable Long expectedSize) throws TaskError.Rejection {
        if (expectedSize != null && expectedSize != size) {
            throw location.refuse(
                    CHANGED,
                    "has " + size + " bytes, not the expected " + expectedSize + "; read it again and decide anew");
        }
        if (size + more > maxBytes) {
            throw StoredFile.tooLarge(location, maxBytes, "stream");
        }
    }

    /** Only the newest append can be in doubt, since each begins when the one before is settled. */
    private static void settleLast(Journal journal, FileChannel file) throws IOException {
        Entry last = journal.last()
                .filter(entry -> entry.subject().equals(SUBJECT) && !entry.done())
                .orElse(null);
        if (last == null) {
            return;
        }
        long end = last.offset()
                + Long.parseLong(last.mark().substring(0, last.mark().indexOf('-')));
        if (file.size() >= end && mark(read(file, last.offset(), end)).equals(last.mark())) {
            journal.add(last.finished());
        } else if (file.size() > last.offset() && file.size() < end) {
            file.truncate(last.offset());
            file.force(true);
        }
    }

    static String mark(byte[] content) {
        return content.length + "-" + Sha256.hex(content);
    }

    private static byte[] read(FileChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // until the whole piece is there
        }
        return bytes.array();
    }

    private static void write(FileChannel file, byte[] content, long offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            file.write(bytes, offset + bytes.position());
        }
        file.force(true);
    }
}
