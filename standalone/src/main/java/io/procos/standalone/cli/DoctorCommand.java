package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code procos doctor}. */
@Command(
        name = "doctor",
        description = "Check everything and say what to do; exit status 1 when something is red.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class DoctorCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) {
        List<Check> checks = new Examination(data(), runFile(), this::api).checks();
        boolean healthy = checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.BAD);
        checks.forEach(check -> print(check, terminal));
        terminal.line();
        terminal.line(
                healthy
                        ? terminal.style().good("All is well.")
                        : terminal.style().bad("Something is wrong:") + " follow the arrows above.");
        terminal.json(Map.of("healthy", healthy, "checks", checks));
        return healthy ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static void print(Check check, Terminal terminal) {
        Style style = terminal.style();
        String mark = switch (check.verdict()) {
            case GOOD -> style.good("✓");
            case NOTE -> style.warn("!");
            case BAD -> style.bad("✗");
        };
        terminal.line(mark + " " + style.bold(String.format("%-10s", check.what())) + Style.plain(check.finding()));
        if (!check.wayOut().isEmpty()) {
            terminal.line("             → " + terminal.pasteable(check.wayOut()));
        }
    }
}
