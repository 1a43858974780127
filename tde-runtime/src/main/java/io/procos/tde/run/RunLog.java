package io.procos.tde.run;

import io.procos.api.event.TaskEvent;
import java.util.Map;

/** Where runs leave what should be remembered of them. Thread-safe. */
@FunctionalInterface
public interface RunLog {

    /** Remembers something about the run in its trace; {@code details} are JSON values. Secrets are masked. */
    void note(TaskRun run, String what, Map<String, Object> details);

    /**
     * Remembers a fact about the run. Nothing in it is masked.
     *
     * @param what names the fact within its run: the same fact told twice has the same name
     */
    default void tell(TaskRun run, String what, TaskEvent fact) {}
}
