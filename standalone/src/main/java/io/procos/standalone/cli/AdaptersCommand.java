package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos adapters}. */
@Command(
        name = "adapters",
        description = "List the adapters: what each takes and gives, what it does to the world, and an example.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME}",
            "  ${COMMAND-FULL-NAME} file",
            "  ${COMMAND-FULL-NAME} http.request --json"
        })
final class AdaptersCommand extends DaemonCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Only those whose job type contains this, for example file or http.request.")
    @Nullable String part;

    @Override
    int run(Terminal terminal) throws Exception {
        List<JsonNode> adapters = chosen(new AdapterProcess(data(), List.of(), terminal).list());
        terminal.json(adapters);
        adapters.forEach(adapter -> print(adapter, terminal));
        return ExitStatus.OK;
    }

    private List<JsonNode> chosen(JsonNode all) {
        String wanted = part == null ? "" : part;
        List<JsonNode> found = StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("jobType").asString("").contains(wanted))
                .toList();
        if (found.isEmpty()) {
            throw new Failure(ExitStatus.USAGE, "no adapter's job type contains " + wanted, "procos adapters");
        }
        return found;
    }

    static void print(JsonNode adapter, Terminal terminal) {
        Style style = terminal.style();
        terminal.line(style.bold(adapter.path("jobType").asString("")) + "  "
                + style.dim(adapter.path("effect").asString("")));
        terminal.line("  " + adapter.path("description").asString(""));
        terminal.line("  in   " + fields(adapter.path("inputs")));
        terminal.line("  out  " + fields(adapter.path("outputs")));
        terminal.line(
                "  " + style.accent(terminal.pasteable(adapter.path("example").asString(""))));
        terminal.line();
    }

    /** What may be left out has a question mark. */
    private static String fields(JsonNode fields) {
        return StreamSupport.stream(fields.spliterator(), false)
                .map(field -> field.path("name").asString("")
                        + (field.path("required").asBoolean(false) ? "" : "?")
                        + " "
                        + field.path("type").asString(""))
                .collect(Collectors.joining(", "));
    }
}
