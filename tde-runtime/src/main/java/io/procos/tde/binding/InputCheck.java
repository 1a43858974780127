package io.procos.tde.binding;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError.Rejection;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** Checks the input against the schema of the adapter's record and binds it. */
public final class InputCheck implements TaskInterceptor {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        List<String> problems = RecordSchema.of(run.adapter().input()).problems(run.input());
        if (!problems.isEmpty()) {
            throw invalid(run, String.join("; ", problems));
        }
        run.bind(bound(run));
        return next.proceed(run);
    }

    private static Record bound(TaskRun run) throws Rejection {
        try {
            return JSON.treeToValue(run.input(), run.adapter().input());
        } catch (JacksonException e) {
            throw invalid(run, refusal(e));
        }
    }

    /** The record's own constructor, or Jackson, refuses a value that the schema lets pass. */
    private static String refusal(JacksonException e) {
        String field = e instanceof DatabindException databind
                ? databind.getPath().stream()
                        .map(reference -> String.valueOf(reference.getPropertyName()))
                        .reduce((outer, inner) -> outer + "." + inner)
                        .map(path -> "'" + path + "' is refused: ")
                        .orElse("")
                : "";
        Throwable cause = e.getCause();
        return field + (cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage());
    }

    private static Rejection invalid(TaskRun run, String what) {
        return new Rejection(
                ErrorCode.INVALID_INPUT,
                "element " + run.job().elementId() + ": input " + what + " ["
                        + run.job().type() + "]");
    }
}
