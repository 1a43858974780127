package io.procos.standalone.cli;

import io.procos.standalone.client.Story.Instance;
import io.procos.standalone.terminal.Style;

/** An instance's state in one word and colour; an open incident matters more than that it is active. */
final class States {
    private States() {}

    static String painted(Instance instance, Style style) {
        if (instance.openIncidents() > 0 && !instance.ended()) {
            return style.bad("incident");
        }
        return switch (instance.state()) {
            case "completed" -> style.good("completed");
            case "terminated" -> style.warn("terminated");
            default -> style.accent(instance.state());
        };
    }
}
