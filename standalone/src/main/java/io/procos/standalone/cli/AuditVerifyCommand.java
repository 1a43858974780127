package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code procos audit verify}. */
@Command(
        name = "verify",
        description = "Verify the whole audit trail, and name the first row that is not what was written.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class AuditVerifyCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) {
        JsonNode report = api().get("/v1/memory/audit/verification");
        terminal.json(report);
        boolean intact = report.path("intact").asBoolean(false);
        terminal.line(intact ? intact(report, terminal.style()) : broken(report, terminal.style()));
        if (intact && !report.path("anchored").asBoolean(true)) {
            terminal.warning("the file audit/head is not there: rows cut off the end would not be noticed");
        }
        return intact ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static String intact(JsonNode report, Style style) {
        String cut = report.path("checkpointAt").asString("");
        return style.good("✓") + " " + report.path("rows").asString("0") + " rows are what was written, "
                + report.path("contents").asString("0") + " with their content"
                + (cut.isEmpty() ? "" : "; what was before was cut off and sealed at " + cut);
    }

    private static String broken(JsonNode report, Style style) {
        JsonNode at = report.path("brokenAt");
        return style.bad("✗") + " broken at row " + at.path("seq").asString("") + " ("
                + at.path("kind").asString("").toLowerCase(Locale.ROOT) + "): "
                + Style.plain(at.path("what").asString(""));
    }
}
