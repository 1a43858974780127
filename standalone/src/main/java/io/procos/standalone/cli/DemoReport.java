package io.procos.standalone.cli;

import io.procos.standalone.home.DataFolder;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** The table at the end of a demo, and where to look next. */
record DemoReport(List<DemoResult> results, DataFolder data, Terminal terminal) {

    void print() {
        Table table = new Table("FILE", "WHAT IT IS", "OUTCOME", "TOOK", "ON THE WAY");
        results.forEach(result -> row(table, result));
        terminal.line();
        table.print(terminal);
        terminal.line();
        terminal.line(summary());
        next();
    }

    private void row(Table table, DemoResult result) {
        Style style = terminal.style();
        table.row(
                Style.plain(Style.cut(result.file(), 40)),
                result.what().isEmpty() ? style.dim("–") : Style.plain(Style.cut(result.what(), 40)),
                outcome(result, style),
                Durations.text(result.took()),
                onTheWay(result));
        table.note("  " + style.dim(Style.plain(result.reason())));
    }

    private static String onTheWay(DemoResult result) {
        List<String> events = new ArrayList<>();
        if (result.retries() > 0) {
            events.add(result.retries() == 1 ? "1 retry" : result.retries() + " retries");
        }
        if (result.human()) {
            events.add("asked");
        }
        return String.join(", ", events);
    }

    private static String outcome(DemoResult result, Style style) {
        return switch (result.outcome()) {
            case "ordered" -> style.good("✓ ordered");
            case "rejected" -> style.warn("✗ rejected");
            case "taken back" -> style.accent("↩ taken back");
            default -> style.bad("! " + result.outcome());
        };
    }

    private String summary() {
        long ordered = count("ordered");
        long rejected = count("rejected");
        long takenBack = count("taken back");
        return results.size() + " files: " + ordered + " ordered, " + rejected + " rejected with a reason, " + takenBack
                + " taken back" + (allResults() ? "." : ", the others are stuck.");
    }

    private void next() {
        Style style = terminal.style();
        String command = terminal.around().command();
        terminal.line();
        terminal.line("Look at");
        DemoResult example =
                results.stream().filter(DemoResult::compensated).findFirst().orElse(results.getFirst());
        terminal.line("  " + style.bold(command + " show " + example.instanceKey()) + "   what happened, step by step");
        terminal.line("  " + data.files().resolve("orders") + "   payment orders and reversals");
        terminal.line("  " + data.mail() + "   the mails that were sent");
        terminal.line("  " + style.bold(command + " run my.bpmn --wait") + "   runs a process of your own");
    }

    boolean allResults() {
        return results.stream().allMatch(DemoResult::isResult);
    }

    private long count(String outcome) {
        return results.stream()
                .filter(result -> result.outcome().equals(outcome))
                .count();
    }
}
