package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.file.Journal.Entry;
import io.procos.workers.file.Quotas.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves one file so that a second run of the same effect does no harm: not to the file it moved, nor to another that came
 * to the old place meanwhile. The target's folder remembers the last moves into it.
 */
record Move(
        Folder from,
        Location source,
        Folder to,
        Location target,
        TaskContext context,
        Quotas quotas,
        FileSettings settings) {
    /** Holds a slash, so that no file's own journal is meant. */
    private static final String JOURNAL = "moves/";

    FileMoveAdapter.Output run(boolean overwrite) throws TaskError, IOException, InterruptedException {
        Optional<BasicFileAttributes> found = StoredFile.regular(from, source);
        Optional<BasicFileAttributes> there = StoredFile.regular(to, target);
        try (Journal journal = Journal.open(to, target, JOURNAL)) {
            Entry before = journal.find(context.idempotencyKey()).orElse(null);
            if (before != null && there.isPresent() && !same(found, before)) {
                return output(before.offset(), true);
            }
            BasicFileAttributes file = found.orElseThrow(() -> StoredFile.missing(source));
            if (there.isPresent() && !overwrite && !leftBehind(there.get(), before)) {
                throw AtomicWrite.exists(target);
            }
            Entry entry =
                    Entry.begun(context.idempotencyKey(), ShortHash.of(target.display()), file.size(), Etag.of(file));
            journal.add(entry);
            move(file, there.isEmpty());
            journal.add(entry.finished());
            return output(file.size(), false);
        }
    }

    private static boolean same(Optional<BasicFileAttributes> found, Entry before) {
        return found.isPresent() && Etag.of(found.get()).equals(before.mark());
    }

    /** What a run that was killed in between may have left at the target: an empty place holder, or the whole copy. */
    private static boolean leftBehind(BasicFileAttributes there, @Nullable Entry before) {
        return before != null && (there.size() == 0 || there.size() == before.offset());
    }

    private void move(BasicFileAttributes file, boolean asNew) throws TaskError, IOException, InterruptedException {
        try (Claim _ = quotas.claim(target, source.root().equals(target.root()) ? 0 : file.size(), 0)) {
            AtomicWrite.place(from, source.fileName(), to, target, asNew);
        } catch (AtomicMoveNotSupportedException e) {
            copy(asNew);
            from.delete(source.fileName());
        }
        from.sync();
    }

    /** Onto another file system; the place holder of the try to rename is there already. */
    private void copy(boolean asNew) throws TaskError, IOException, InterruptedException {
        try (InputStream content = Channels.newInputStream(from.read(source.fileName()))) {
            StoredFile.streamable(from, source, settings.maxStreamSize().toBytes());
            new LargeWrite(to, target, WriteMode.OVERWRITE, context, settings).put(content, null);
        } catch (TaskError e) {
            if (asNew) {
                to.delete(target.fileName());
            }
            throw e;
        }
    }

    private FileMoveAdapter.Output output(long size, boolean repeated) {
        return new FileMoveAdapter.Output(target.display(), source.display(), size, repeated);
    }
}
