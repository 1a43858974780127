package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos recall}. */
@Command(
        name = "recall",
        description = {
            "Find runs, errors and processes by what is said of them: by words, and by nearness of meaning.",
            "What makes the vectors is configured (procos.memory.embeddings.*) and told below the answer."
        },
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} \"connection timed out\"",
            "  ${COMMAND-FULL-NAME} \"invoice without tax number\" --kind error --process pdo-invoice --limit 5 --json"
        })
final class RecallCommand extends DaemonCommand {
    enum Kind {
        PROMPT,
        RESULT,
        ERROR,
        METRIC,
        NOTE,
        PROCESS
    }

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to find, in a few words.")
    List<String> words = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "One of prompt, result, error, metric, note, process; may be given several times.")
    List<Kind> kinds = List.of();

    @Option(names = "--process", paramLabel = "ID", description = "Only this process.")
    @Nullable String process;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 10;

    @Override
    int run(Terminal terminal) {
        JsonNode answer = api().get(path());
        terminal.json(answer);
        JsonNode items = answer.path("items");
        items.forEach(item -> print(item, terminal));
        if (items.isEmpty()) {
            terminal.line("Nothing like that is remembered.");
        }
        basis(answer.path("basis"), terminal);
        return ExitStatus.OK;
    }

    private String path() {
        String filter = kinds.stream()
                .map(kind -> "&kind=" + kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return "/v1/memory/recall?q=" + ControlApi.encode(String.join(" ", words)) + "&limit=" + limit + filter
                + (process == null ? "" : "&process=" + ControlApi.encode(process));
    }

    private static void print(JsonNode item, Terminal terminal) {
        Style style = terminal.style();
        String kind = item.path("kind").asString("");
        String where = List.of("bpmnProcessId", "elementId", "processInstanceKey").stream()
                .map(name -> item.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        Instant at = Instant.parse(item.path("at").asString(Instant.EPOCH.toString()));
        terminal.line((kind.equals("error") ? style.bad(kind) : style.accent(kind)) + "  "
                + style.bold(Style.plain(where)) + "  "
                + style.dim(Durations.text(Duration.between(at, Instant.now())) + " ago"));
        terminal.line("  " + marked(Style.plain(item.path("snippet").asString("")), style));
    }

    /** The words that were found stand between two stars on each side. */
    private static String marked(String snippet, Style style) {
        String[] parts = snippet.split("\\*\\*", -1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            line.append(i % 2 == 1 ? style.bold(parts[i]) : parts[i]);
        }
        return line.toString();
    }

    private static void basis(JsonNode basis, Terminal terminal) {
        terminal.line(terminal.style().dim("(" + basis.path("embeddings").asString("") + ")"));
        String trouble = basis.path("trouble").asString("");
        if (!trouble.isEmpty()) {
            terminal.warning(trouble);
        }
    }
}
