package io.procos.tde.binding;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError.Rejection;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks what the adapter gave against the schema of its record, and that the engine can take it. The header
 * {@value #VARIABLE} puts it all into one variable, for a diagram that does not know the fields.
 */
public final class OutputCheck implements TaskInterceptor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VARIABLE = "resultVariable";

    private final long maxBytes;

    public OutputCheck(DataSize max) {
        maxBytes = max.toBytes();
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        ObjectNode output = JSON.valueToTree(run.produced());
        check(run, output);
        run.outputs(named(run, Variables.of(output)));
        return next.proceed(run);
    }

    private static Map<String, @Nullable Object> named(TaskRun run, Map<String, @Nullable Object> outputs) {
        String variable = run.job().headers().get(VARIABLE);
        return variable == null || variable.isBlank() ? outputs : Map.of(variable, outputs);
    }

    private void check(TaskRun run, ObjectNode output) throws Rejection {
        List<String> problems = RecordSchema.of(run.adapter().output()).problems(output);
        if (!problems.isEmpty()) {
            throw invalid(run, String.join("; ", problems));
        }
        long bytes = Weight.of(output);
        if (bytes > maxBytes) {
            throw invalid(
                    run,
                    "weighs about " + bytes / 1024 + " KB, most of it in '" + Weight.heaviest(output)
                            + "'; a job may give " + maxBytes / 1024
                            + " KB: keep large content in a file and give its path");
        }
    }

    private static Rejection invalid(TaskRun run, String what) {
        return new Rejection(
                ErrorCode.INVALID_OUTPUT,
                "element " + run.job().elementId() + ": output " + what + " ["
                        + run.job().type() + "]");
    }
}
