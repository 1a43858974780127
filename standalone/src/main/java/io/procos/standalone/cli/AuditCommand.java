package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code procos audit}: the trail's rows; {@code procos audit verify} checks them. */
@Command(
        name = "audit",
        description = {
            "List the audit trail, newest first.",
            "Every event is a row of it, chained to the one before by a key that lies outside the database."
        },
        subcommands = AuditVerifyCommand.class,
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} verify                        exit status 1 when somebody changed it",
            "  ${COMMAND-FULL-NAME} --instance 2251799813685249"
        })
final class AuditCommand extends DaemonCommand {
    @Option(names = "--instance", paramLabel = "KEY", description = "Only of this process instance.")
    @Nullable Long instance;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only events of this type.")
    @Nullable String type;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (${DEFAULT-VALUE}).")
    int limit;

    @Override
    int run(Terminal terminal) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        if (instance != null) query.put("instance", instance);
        if (type != null) query.put("type", type);
        JsonNode page = api().get("/v1/memory/audit", query);
        terminal.json(page);
        Table table = new Table("SEQ", "AT", "EVENT", "INSTANCE", "SOURCE", "CONTENT");
        for (JsonNode row : page.path("items")) {
            table.row(
                    row.path("seq").asString(""),
                    row.path("at").asString(""),
                    Style.plain(row.path("type").asString("")),
                    row.path("processInstanceKey").asString(""),
                    Style.plain(row.path("source").asString("")),
                    row.path("contentKept").asBoolean(false)
                            ? "kept"
                            : terminal.style().dim("gone"));
        }
        if (table.isEmpty()) terminal.line("Nothing has been heard yet.");
        else table.print(terminal);
        return ExitStatus.OK;
    }
}
