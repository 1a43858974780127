package io.procos.workers.sandbox;

import io.procos.tde.objects.ObjectReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command to run.
 *
 * @param command an absolute path and its arguments; no shell ever sees them
 * @param environment all that it gets besides PATH, HOME, TMPDIR and LANG
 * @param input what it reads on standard input: text, an object, or nothing
 * @param readable files and folders that it may read besides what every command may
 * @param time how long it may take
 * @param level the least sandbox that policy asks for; null leaves it to the worker
 */
public record Confined(
        List<String> command,
        Map<String, String> environment,
        CommandInput input,
        List<Path> readable,
        Duration time,
        @Nullable String level) {

    /** Standard input. */
    public sealed interface CommandInput {
        /** UTF-8. */
        record Text(String text) implements CommandInput {}

        /** An object, checked while it is read. */
        record Stored(ObjectReference object) implements CommandInput {}
    }
}
