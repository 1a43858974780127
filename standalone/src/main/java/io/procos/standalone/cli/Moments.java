package io.procos.standalone.cli;

import io.procos.standalone.client.Story.Element;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import java.time.Duration;

/** Which elements are worth a line, and how it reads. Gateways and flows are not: the reader sees where they lead. */
final class Moments {
    private static final Duration NOTEWORTHY = Duration.ofMillis(1);

    private Moments() {}

    static boolean isWork(Element element) {
        String type = element.type();
        return type.endsWith("TASK")
                || type.equals("CALL_ACTIVITY")
                || type.equals("END_EVENT")
                || type.equals("BOUNDARY_EVENT")
                || type.startsWith("INTERMEDIATE");
    }

    static boolean waitsForPerson(Element element) {
        return element.type().equals("USER_TASK") && element.leftAt() == null;
    }

    static String left(Element element, String label, Duration took, Style style) {
        if (element.state().equals("terminated")) {
            return style.bad("✗") + " " + label + " " + style.dim("stopped after " + Durations.text(took));
        }
        return switch (element.type()) {
            case "END_EVENT" -> style.good("●") + " " + label;
            case "BOUNDARY_EVENT" -> style.warn("⚡") + " " + label;
            case "INTERMEDIATE_THROW_EVENT", "INTERMEDIATE_CATCH_EVENT" -> style.accent("◆") + " " + label;
            default -> style.good("✓") + " " + label + duration(took, style);
        };
    }

    private static String duration(Duration took, Style style) {
        return took.compareTo(NOTEWORTHY) < 0 ? "" : "  " + style.dim(Durations.text(took));
    }
}
