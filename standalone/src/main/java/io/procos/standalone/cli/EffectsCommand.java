package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code procos effects}. */
@Command(
        name = "effects",
        description = "List what tasks did to the world, newest first; those of unknown outcome wait for a human.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --state unknown",
            "  ${COMMAND-FULL-NAME} --instance 2251799813685249 --json"
        })
final class EffectsCommand extends DaemonCommand {
    enum State {
        OPEN,
        CLAIMED,
        DONE,
        UNKNOWN
    }

    @Option(names = "--state", paramLabel = "STATE", description = "One of open, claimed, done, unknown.")
    @Nullable State state;

    @Option(names = "--instance", paramLabel = "KEY", description = "Only of this process instance.")
    @Nullable Long instance;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    @Override
    int run(Terminal terminal) {
        JsonNode found = api().get("/v1/effects", query());
        terminal.json(found);
        Table table = new Table("STATE", "TRIES", "CHANGED", "EFFECT", "REASON");
        found.forEach(effect -> row(table, effect, terminal.style()));
        if (table.isEmpty()) {
            terminal.line("No effect found.");
        } else {
            table.print(terminal);
        }
        return ExitStatus.OK;
    }

    private Map<String, Object> query() {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        if (state != null) {
            query.put("state", state.name().toLowerCase(Locale.ROOT));
        }
        if (instance != null) {
            query.put("instance", instance);
        }
        return query;
    }

    private static void row(Table table, JsonNode effect, Style style) {
        Instant changed = Instant.parse(effect.path("changedAt").asString());
        table.row(
                Style.plain(effect.path("state").asString()),
                Integer.toString(effect.path("attempt").asInt()),
                Durations.text(Duration.between(changed, Instant.now())) + " ago",
                style.bold(Style.plain(effect.path("key").asString())),
                Style.plain(effect.path("reason").asString("")));
    }
}
