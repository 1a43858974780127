package io.procos.workers.sandbox;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Fields;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a command may take. */
public final class RunTime {

    private RunTime() {}

    /**
     * The shortest of what the task asks for, what the worker allows, and what the run has left.
     *
     * @throws TaskError.Rejection when the task asks for no time at all
     */
    public static Duration of(@Nullable Duration timeout, Duration limit, TaskContext context)
            throws TaskError.Rejection {
        Duration asked = timeout == null ? limit : timeout;
        if (!asked.isPositive()) {
            throw Fields.invalid("timeout", "must be more than zero, for example PT30S");
        }
        return Stream.of(asked, limit, context.remaining())
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
