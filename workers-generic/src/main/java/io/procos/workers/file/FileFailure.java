package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What the file system's refusals mean for a task. */
final class FileFailure {

    private FileFailure() {}

    /** The file system's own reason is told, never its path: that may lie outside of what a process should know. */
    static TaskError of(Location location, IOException failure) throws InterruptedException {
        if (failure instanceof ClosedByInterruptException) {
            throw new InterruptedException("interrupted while at " + location.display());
        }
        if (failure instanceof AccessDeniedException) {
            return new TaskError.Permanent(
                    "path: the worker's user may not touch " + location.display() + "; grant it the right", failure);
        }
        String reason = failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
        return new TaskError.Transient(
                "path: " + location.display() + " failed: " + (reason == null ? "changed meanwhile" : reason), failure);
    }
}
