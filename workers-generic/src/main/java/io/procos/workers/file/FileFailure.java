package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectDamaged;
import io.procos.tde.objects.ObjectMissing;
import io.procos.tde.objects.ObjectTooLarge;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What the refusals of a file system or an object store mean for a task. */
public final class FileFailure {

    private FileFailure() {}

    /** The file system's own reason is told, never its path: that may lie outside of what a process should know. */
    public static TaskError of(Location location, IOException failure) throws InterruptedException {
        return switch (failure) {
            case ClosedByInterruptException e -> throw interrupted(location);
            case FileLockInterruptionException e -> throw interrupted(location);
            case AccessDeniedException e ->
                new TaskError.Permanent(
                        location.field() + ": the worker's user may not touch " + location.display()
                                + "; grant it the right",
                        e);
            case ObjectMissing e -> new TaskError.Permanent("object: " + e.getMessage(), e);
            case ObjectDamaged e -> new TaskError.Permanent("object: " + e.getMessage(), e);
            case ObjectTooLarge e ->
                new TaskError.Rejection(StoredFile.TOO_LARGE, location.field() + ": " + e.getMessage(), e);
            default -> passing(location, failure);
        };
    }

    private static TaskError.Transient passing(Location location, IOException failure) {
        String reason = failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
        return new TaskError.Transient(
                location.field() + ": " + location.display() + " failed: "
                        + (reason == null ? "changed meanwhile" : reason),
                failure);
    }

    private static InterruptedException interrupted(Location location) {
        return new InterruptedException("interrupted while at " + location.display());
    }
}
