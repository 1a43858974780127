package io.procos.tde.objects;

import io.procos.api.event.TaskEvent.AttachmentStored;
import io.procos.tde.run.CurrentRun;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells in the run's trace what a run puts into the store, whichever adapter or step does it. What nobody's run puts there
 * is not told. Thread-safe.
 */
public record ToldObjectStore(ObjectStore store) implements ObjectStore, AutoCloseable {

    @Override
    public ObjectReference put(InputStream content, String mediaType, @Nullable String name) throws IOException {
        ObjectReference reference = store.put(content, mediaType, name);
        CurrentRun.get().ifPresent(run -> tell(run, reference));
        return reference;
    }

    @Override
    public InputStream open(ObjectReference reference) throws IOException {
        return store.open(reference);
    }

    /** Closes the store as well, if that has something to close. */
    @Override
    public void close() throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private static void tell(TaskRun run, ObjectReference kept) {
        Job job = run.job();
        AttachmentStored stored = new AttachmentStored(
                run.runId(),
                job.key(),
                job.processInstanceKey(),
                kept.object(),
                kept.bytes(),
                kept.mediaType(),
                kept.name() == null ? null : run.mask().text(kept.name()));
        run.log().tell(run, "stored-" + run.nextStored(), stored);
    }
}
