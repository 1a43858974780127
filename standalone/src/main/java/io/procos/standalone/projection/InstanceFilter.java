package io.procos.standalone.projection;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instances to list; null means any.
 *
 * @param state active, incident (active with an open incident), completed or terminated; in any case
 * @param process the BPMN process id
 */
public record InstanceFilter(
        @Nullable String state, @Nullable String process) {

    private static final Set<String> STATES = Set.of("active", "incident", "completed", "terminated");

    /** Throws {@link UnknownChoice} for any other state. */
    public InstanceFilter {
        state = state == null ? null : state.toLowerCase(Locale.ROOT);
        if (state != null && !STATES.contains(state)) {
            throw new UnknownChoice("state", state, "active, incident, completed or terminated");
        }
    }

    boolean accepts(InstanceView instance) {
        return (process == null || process.equals(instance.bpmnProcessId()))
                && (state == null || isIn(state, instance));
    }

    private static boolean isIn(String state, InstanceView instance) {
        return state.equals("incident")
                ? instance.state().equals("active") && instance.openIncidents() > 0
                : instance.state().equals(state);
    }
}
