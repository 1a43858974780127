package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.file.Journal.Entry;
import io.procos.workers.file.Quotas.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces one file while nobody else does. Look, compare and replace happen under the file's journal, so of two tasks
 * that saw the same state only one goes on; and a second run of a done update leaves alone what came after it.
 */
record Update(
        Folder folder,
        Location location,
        @Nullable Location backup,
        TaskContext context,
        Quotas quotas,
        FileSettings settings) {

    /** Returns the SHA-256 of what was replaced. */
    String replace(byte[] content, @Nullable String expectedSha256, @Nullable String expectedEtag)
            throws TaskError, IOException, InterruptedException {
        if (StoredFile.regular(folder, location).isEmpty()) {
            throw StoredFile.missing(location);
        }
        try (Journal journal = Journal.open(folder, location, location.fileName())) {
            BasicFileAttributes old = StoredFile.streamable(
                    folder, location, settings.maxStreamSize().toBytes());
            String found = Hashing.of(folder, location, Sha256.digest(), progress(location));
            Optional<Entry> before = journal.find(context.idempotencyKey());
            if (before.isPresent() && (before.get().done() || found.equals(Sha256.hex(content)))) {
                return before.get().mark();
            }
            expect(found, expectedSha256, "SHA-256");
            expect(Etag.of(old), expectedEtag, "etag");
            put(journal, old, found, content);
            return found;
        }
    }

    private void put(Journal journal, BasicFileAttributes old, String found, byte[] content)
            throws TaskError, IOException, InterruptedException {
        long more = content.length + (backup == null ? 0 : old.size());
        try (Claim _ = quotas.claim(location, more, backup == null ? 0 : 1)) {
            Entry entry = Entry.begun(context.idempotencyKey(), "update", old.size(), found);
            journal.add(entry);
            if (backup != null) {
                keep(backup);
            }
            new AtomicWrite(folder, location, context.runId()).replace(content);
            journal.add(entry.finished());
        }
    }

    private void keep(Location copy) throws TaskError, IOException, InterruptedException {
        try (InputStream old = Channels.newInputStream(folder.read(location.fileName()))) {
            new LargeWrite(folder, copy, WriteMode.OVERWRITE, context, settings).put(old, null);
        }
    }

    private void expect(String found, @Nullable String expected, String what) throws TaskError.Rejection {
        if (expected != null && !expected.equalsIgnoreCase(found)) {
            throw location.refuse(
                    Append.CHANGED,
                    "has the " + what + " " + found + ", not the expected one; read it again and decide anew");
        }
    }

    private Progress progress(Location place) {
        return new Progress(context, place, settings);
    }
}
