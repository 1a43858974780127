package io.procos.e2e.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows a report: a table for people, or one line of JSON for scripts. */
final class ReportPrinter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportPrinter() {}

    static String text(Report report) {
        int[] widths = IntStream.range(0, report.columns().size())
                .map(column -> width(report, column))
                .toArray();
        StringBuilder out = new StringBuilder();
        line(out, report.columns(), widths);
        out.append(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")))
                .append('\n');
        report.rows().forEach(row -> line(out, row, widths));
        out.append('\n');
        report.goals().forEach(goal -> out.append(goalLine(goal)).append('\n'));
        return out.toString();
    }

    static String json(String name, Report report) throws JsonProcessingException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("met", report.met());
        document.put("goals", report.goals());
        document.put("columns", report.columns());
        document.put("rows", report.rows());
        return JSON.writeValueAsString(document);
    }

    private static int width(Report report, int column) {
        return report.rows().stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(report.columns().get(column).length(), Math::max);
    }

    private static void line(StringBuilder out, List<String> cells, int[] widths) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : "  ").append(pad(cells.get(i), widths[i], i > 0));
        }
        out.append('\n');
    }

    private static String pad(String cell, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - cell.length()));
        return right ? space + cell : cell + space;
    }

    private static String goalLine(Report.Goal goal) {
        return "%s  %s: %s %s (goal %s %s)"
                .formatted(
                        goal.met() ? "met   " : "MISSED",
                        goal.what(),
                        Numbers.plain(goal.measured()),
                        goal.unit(),
                        goal.atMost() ? "at most" : "at least",
                        Numbers.plain(goal.bound()));
    }
}
