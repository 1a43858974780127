package io.procos.tde.binding;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError.Rejection;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Makes the outputs the variables that the job completes with, if the engine can take them. The header
 * {@value #VARIABLE} puts them all into one variable, for a diagram that does not know the fields.
 */
public final class OutputVariables implements TaskInterceptor {
    private static final String VARIABLE = "resultVariable";

    private final long maxBytes;

    public OutputVariables(DataSize max) {
        maxBytes = max.toBytes();
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        weigh(run);
        run.outputs(named(run, run.outputs()));
        return next.proceed(run);
    }

    private static Map<String, @Nullable Object> named(TaskRun run, Map<String, @Nullable Object> outputs) {
        String variable = run.job().headers().get(VARIABLE);
        return variable == null || variable.isBlank() ? outputs : Map.of(variable, outputs);
    }

    private void weigh(TaskRun run) throws Rejection {
        long bytes = Weight.of(run.outputs());
        if (bytes > maxBytes) {
            throw invalid(
                    run,
                    "weighs about " + bytes / 1024 + " KB, most of it in '" + Weight.heaviest(run.outputs())
                            + "'; a job may give " + maxBytes / 1024
                            + " KB: keep large content in a file and give its path");
        }
    }

    static Rejection invalid(TaskRun run, String what) {
        return new Rejection(
                ErrorCode.INVALID_OUTPUT,
                "element " + run.job().elementId() + ": output " + what + " ["
                        + run.job().type() + "]");
    }
}
