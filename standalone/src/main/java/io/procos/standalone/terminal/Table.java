package io.procos.standalone.terminal;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as what is in them; the last one takes what the terminal leaves. Cells may be coloured. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** A line of its own below the last row, as wide as it is. */
    public Table note(String text) {
        rows.add(List.of(text));
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    public void print(Terminal terminal) {
        List<Integer> widths = widths();
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths, terminal.around().columns());
            terminal.line(i == 0 ? terminal.style().dim(line) : line);
        }
    }

    private List<Integer> widths() {
        List<List<String>> inColumns =
                rows.stream().filter(row -> row.size() > 1).toList();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(inColumns.stream()
                    .mapToInt(row -> Style.width(row.get(at)))
                    .max()
                    .orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths, int columns) {
        if (row.size() == 1) {
            return row.getFirst();
        }
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int i = 0; i < row.size() - 1; i++) {
            String cell = row.get(i);
            line.append(cell)
                    .append(" ".repeat(widths.get(i) - Style.width(cell)))
                    .append(GAP);
            used += widths.get(i) + GAP.length();
        }
        String last = row.getLast();
        boolean fits = Style.width(last) <= Math.max(20, columns - used);
        return line.append(fits ? last : Style.cut(last, Math.max(20, columns - used)))
                .toString()
                .stripTrailing();
    }
}
