package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
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
        Table table = new Table("JOB TYPE", "WORKER", "ACTIVE", "CAPACITY");
        for (JsonNode worker : workers.path("workers")) {
            for (JsonNode served : worker.path("serves")) {
                table.row(
                        Style.plain(served.path("jobType").asString("")),
                        Style.plain(worker.path("worker").asString("")),
                        served.path("active").asString("0"),
                        served.path("capacity").asString(""));
            }
        }
        if (table.isEmpty()) {
            terminal.line("No worker has been seen yet.");
        } else {
            table.print(terminal);
        }
    }
}
