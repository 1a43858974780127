package io.procos.kernel.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Checks process variables before the engine sees them. Thread-safe. */
@Component
final class Variables {
    private static final int LONGEST_NAME = 255;

    private final long most;
    private final JsonMapper json = JsonMapper.builder().build();

    Variables(ApiSettings settings) {
        this.most = settings.maxVariables().toBytes();
    }

    /** Absent variables are none. */
    Map<String, Object> check(@Nullable Map<String, Object> variables) {
        if (variables == null || variables.isEmpty()) {
            return Map.of();
        }
        variables.keySet().forEach(Variables::checkName);
        int size = json.writeValueAsBytes(variables).length;
        if (size > most) {
            String detail = "'variables' have %,d bytes, more than %,d".formatted(size, most);
            throw Problem.field("variables", detail, "keep large data in a file and pass its name or reference");
        }
        return variables;
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            String detail = "a variable's name must have 1 to " + LONGEST_NAME + " characters";
            throw Problem.field("variables." + shown, detail, "shorten the name");
        }
    }
}
