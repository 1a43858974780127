package io.procos.tde.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the decision table is asked; the components are its input names. Immutable.
 *
 * @param allowed the job type matches the process's {@code procos.allowedTasks}, or the process declares none
 * @param argument the input that {@code AdapterType#policyArgument} names, secrets not resolved
 */
public record PolicyQuestion(
        String processId,
        boolean allowed,
        String jobType,
        String mode,
        @Nullable String argument,
        @Nullable String dataClass,
        List<String> roles) {

    Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> context = new HashMap<>();
        context.put("processId", processId);
        context.put("allowed", allowed);
        context.put("jobType", jobType);
        context.put("mode", mode);
        context.put("argument", argument);
        context.put("dataClass", dataClass);
        context.put("roles", roles);
        return context;
    }
}
