package io.procos.tde.run;

import java.util.Map;

/** Where runs leave what should be remembered of them. Thread-safe. */
@FunctionalInterface
public interface RunLog {

    /** Remembers something about the run in its trace; {@code details} are JSON values. Secrets are masked. */
    void note(TaskRun run, String what, Map<String, Object> details);
}
