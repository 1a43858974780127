package io.procos.tde.binding;

import io.procos.api.TaskError.Rejection;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks what the adapter gave against the schema of its record. */
public final class OutputCheck implements TaskInterceptor {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        ObjectNode output = JSON.valueToTree(run.produced());
        check(run, output);
        run.outputs(Variables.of(output));
        return next.proceed(run);
    }

    private static void check(TaskRun run, ObjectNode output) throws Rejection {
        List<String> problems = RecordSchema.of(run.adapter().output()).problems(output);
        if (!problems.isEmpty()) {
            throw OutputVariables.invalid(run, String.join("; ", problems));
        }
    }
}
