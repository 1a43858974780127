package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a run of one adapter says: its trace, its outcome, and the exit status that goes with it. */
final class AdapterReport {
    /** These say that the command was wrong or not allowed, not that the world was. */
    private static final Set<String> REFUSALS = Set.of("INVALID_INPUT", "POLICY_DENIED");

    private AdapterReport() {}

    static int print(JsonNode answer, Terminal terminal) {
        terminal.line(terminal.style().bold(answer.path("adapter").asString("")));
        for (JsonNode event : answer.path("trace")) {
            terminal.line("  " + told(event.path("type").asString(""), event.path("data"), terminal.style()));
        }
        terminal.line();
        return outcome(answer.path("outcome"), terminal);
    }

    private static String told(String type, JsonNode data, Style style) {
        return switch (type.replaceFirst("^io\\.procos\\.task\\.", "")) {
            case "started.v1" -> line("started", "as " + data.path("worker").asString(""), style);
            case "policy-decided.v1" ->
                line(
                        "policy",
                        data.path("verdict").asString("") + ": "
                                + data.path("reason").asString(""),
                        style);
            case "noted.v1" -> line("note", data.path("note").asString("") + " " + data.path("details"), style);
            case "ended.v1" ->
                line(
                        "ended",
                        data.path("outcome").asString("") + " in "
                                + data.path("durationNanos").asLong(0) / 1_000_000 + " ms",
                        style);
            default -> line(type, data.toString(), style);
        };
    }

    private static String line(String what, String detail, Style style) {
        return style.dim(String.format("%-8s", what)) + Style.plain(detail);
    }

    private static int outcome(JsonNode outcome, Terminal terminal) {
        Style style = terminal.style();
        String reason = Style.plain(outcome.path("reason").asString(""));
        return switch (outcome.path("kind").asString("")) {
            case "completed" -> {
                outcome.path("outputs")
                        .properties()
                        .forEach(entry -> terminal.line(
                                style.accent(Style.plain(entry.getKey())) + "  " + shown(entry.getValue())));
                terminal.line(style.good("completed"));
                yield ExitStatus.OK;
            }
            case "rejected" -> {
                String code = Style.plain(outcome.path("code").asString(""));
                terminal.line(style.bad(code) + "  " + reason);
                yield REFUSALS.contains(code) ? ExitStatus.REFUSED : ExitStatus.FAILED;
            }
            case "retryable" -> {
                terminal.line(style.warn("would be tried again after "
                                + outcome.path("backoff").asString("")) + "  " + reason);
                yield ExitStatus.FAILED;
            }
            default -> {
                terminal.line(style.bad("would be an incident") + "  " + reason);
                yield ExitStatus.FAILED;
            }
        };
    }

    private static String shown(JsonNode value) {
        return Style.plain(value.isString() ? value.stringValue() : value.toString());
    }
}
