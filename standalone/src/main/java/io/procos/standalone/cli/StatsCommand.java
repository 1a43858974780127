package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Money;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos stats}. */
@Command(
        name = "stats",
        description = {
            "Show how well processes do: how many instances succeed, retries, durations, cost, each against the period",
            "before; of one process also where it fails."
        },
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME}",
            "  ${COMMAND-FULL-NAME} pdo-invoice --period 24h",
            "  ${COMMAND-FULL-NAME} pdo-invoice --version 3 --json"
        })
final class StatsCommand extends DaemonCommand {
    @Parameters(arity = "0..1", paramLabel = "PROCESS", description = "Only this process.")
    @Nullable String process;

    @Option(names = "--version", paramLabel = "N", description = "Only this version of the process.")
    @Nullable Integer version;

    @Option(
            names = "--period",
            paramLabel = "DURATION",
            description = "Instances that started within this time before now, for example 24h (default: 7 days).")
    Duration period = Duration.ofDays(7);

    @Override
    int run(Terminal terminal) {
        if (process == null) {
            all(terminal);
        } else {
            one(process, terminal);
        }
        return ExitStatus.OK;
    }

    private void all(Terminal terminal) {
        JsonNode scores = api().get("/v1/memory/scores", Map.of("period", period));
        JsonNode stats = api().get("/v1/memory/stats", Map.of("period", period));
        terminal.json(Map.of("scores", scores, "stats", stats));
        Table table = new Table("PROCESS", "STARTED", "SUCCESS", "RETRIES/TASK", "MEDIAN", "P95", "COST EACH");
        scores.forEach(score -> row(table, score, terminal.style()));
        if (table.isEmpty()) {
            terminal.line("No instance started within " + Durations.text(period) + ".");
        } else {
            table.print(terminal);
        }
        counts(stats, terminal);
    }

    private static void row(Table table, JsonNode score, Style style) {
        JsonNode now = score.path("now");
        JsonNode trend = score.path("trend");
        table.row(
                style.bold(Style.plain(score.path("bpmnProcessId").asString(""))),
                now.path("started").asString(""),
                percent(now.path("successRate")) + points(trend.path("successRate"), style),
                number(now.path("retriesPerTask")),
                seconds(now.path("p50Seconds")) + times(trend.path("p50"), style),
                seconds(now.path("p95Seconds")),
                money(now.path("microCentsPerInstance")));
    }

    private static void counts(JsonNode stats, Terminal terminal) {
        JsonNode instances = stats.path("instances");
        terminal.line();
        terminal.line("%s active, %s open incidents, %s tasks wait for a person; %s runs a minute"
                .formatted(
                        instances.path("active").asString("0"),
                        stats.path("openIncidents").asString("0"),
                        stats.path("openUserTasks").asString("0"),
                        number(stats.path("lately").path("runsPerMinute"))));
    }

    private void one(String id, Terminal terminal) {
        String query = "?period=" + period + (version == null ? "" : "&version=" + version);
        JsonNode score = api().get("/v1/memory/definitions/" + ControlApi.encode(id) + "/score" + query);
        terminal.json(score);
        Style style = terminal.style();
        JsonNode now = score.path("now");
        JsonNode trend = score.path("trend");
        terminal.line(style.bold(Style.plain(id))
                + (version == null ? "" : " v" + version)
                + style.dim("  the last " + Durations.text(period)));
        terminal.line();
        new Table("FIGURE", "NOW", "")
                .row("instances started", now.path("started").asString(""), "")
                .row("succeeded", percent(now.path("successRate")), points(trend.path("successRate"), style))
                .row("terminated", now.path("terminated").asString(""), "")
                .row("stuck in an incident", now.path("stuck").asString(""), "")
                .row("retries per task", number(now.path("retriesPerTask")), "")
                .row("median duration", seconds(now.path("p50Seconds")), times(trend.path("p50"), style))
                .row("95 of 100 within", seconds(now.path("p95Seconds")), "")
                .row("cost of an instance", money(now.path("microCentsPerInstance")), times(trend.path("cost"), style))
                .print(terminal);
        troubles(score.path("troubles"), terminal);
    }

    private static void troubles(JsonNode troubles, Terminal terminal) {
        Table table = new Table("IT FAILS AT", "WITH", "TIMES", "INSTANCES", "FOR EXAMPLE");
        troubles.forEach(trouble -> table.row(
                Style.plain(Labels.of(trouble.path("elementId").asString(""))),
                Style.plain(trouble.path("what").asString("")),
                trouble.path("times").asString(""),
                trouble.path("instances").asString(""),
                Style.plain(trouble.path("example").asString(""))));
        if (!table.isEmpty()) {
            terminal.line();
            table.print(terminal);
        }
    }

    private static String percent(JsonNode rate) {
        return rate.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100 * rate.asDouble()) : "–";
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.2f", number.asDouble()) : "–";
    }

    private static String seconds(JsonNode seconds) {
        return seconds.isNumber() ? Durations.text(Duration.ofNanos((long) (1e9 * seconds.asDouble()))) : "–";
    }

    private static String money(JsonNode microCents) {
        return microCents.isNumber() && microCents.asDouble() > 0 ? Money.text(Math.round(microCents.asDouble())) : "–";
    }

    /** A difference of rates. */
    private static String points(JsonNode difference, Style style) {
        if (!difference.isNumber() || Math.abs(difference.asDouble()) < 0.001) {
            return "";
        }
        String text = String.format(Locale.ROOT, " %+.1f", 100 * difference.asDouble());
        return difference.asDouble() > 0 ? style.good(text) : style.bad(text);
    }

    /** A quotient of times or money: less is better. */
    private static String times(JsonNode quotient, Style style) {
        if (!quotient.isNumber() || Math.abs(quotient.asDouble() - 1) < 0.02) {
            return "";
        }
        String text = String.format(Locale.ROOT, " ×%.2f", quotient.asDouble());
        return quotient.asDouble() < 1 ? style.good(text) : style.bad(text);
    }
}
