package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code procos workers}. */
@Command(
        name = "workers",
        description = "List the job types, who serves them and when they were last seen.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class WorkersCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) {
        JsonNode workers = api().get("/v1/workers");
        terminal.json(workers);
        print(workers, terminal);
        return ExitStatus.OK;
    }

    private static void print(JsonNode workers, Terminal terminal) {
        Table table = new Table("JOB TYPE", "WORKER", "ACTIVE", "CAPACITY", "SEEN");
        for (JsonNode worker : workers) {
            for (JsonNode served : worker.path("seen").path("serves")) {
                table.row(
                        Style.plain(served.path("jobType").asString("")),
                        Style.plain(worker.path("seen").path("worker").asString("")),
                        served.path("active").asString("0"),
                        served.path("capacity").asString(""),
                        seen(worker, terminal.style()));
            }
        }
        if (table.isEmpty()) {
            terminal.line("No worker has been seen yet.");
        } else {
            table.print(terminal);
        }
    }

    private static String seen(JsonNode worker, Style style) {
        Instant at = Instant.parse(worker.path("lastSeen").asString(Instant.EPOCH.toString()));
        String ago = Durations.text(Duration.between(at, Instant.now())) + " ago";
        return worker.path("lost").asBoolean(false) ? style.bad("lost, " + ago) : ago;
    }
}
