package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row, read by column; an empty cell is null. */
record CsvRow(CSVRecord cells, CsvColumn.Index columns) {

    boolean hasContent() {
        return cells.stream().anyMatch(cell -> !cell.isBlank());
    }

    /** A file holds one invoice: the number is repeated in each row or stands in the first alone. */
    void mustBelongTo(CsvRow head) throws TaskError.Rejection {
        String own = text(CsvColumn.ID);
        if (own != null && !own.equals(head.text(CsvColumn.ID))) {
            throw Refusal.invalid("the CSV holds two invoices, %s and %s (row %d); send one file for each"
                    .formatted(head.text(CsvColumn.ID), own, cells.getRecordNumber() + 1));
        }
    }

    @Nullable String text(CsvColumn column) {
        int position = columns.of(column);
        if (position < 0 || position >= cells.size()) {
            return null;
        }
        String cell = cells.get(position).strip();
        return cell.isEmpty() ? null : cell;
    }

    @Nullable LocalDate date(CsvColumn column) throws TaskError.Rejection {
        String text = text(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw wrong(column, text, "a date such as 2026-03-31");
        }
    }

    @Nullable BigDecimal number(CsvColumn column) throws TaskError.Rejection {
        String text = text(column);
        try {
            return text == null ? null : new BigDecimal(plain(text));
        } catch (NumberFormatException wrong) {
            throw wrong(column, text, "a number such as 1234.50");
        }
    }

    /** Of two kinds of separators the last one is the decimal one; a lone comma is a decimal comma. */
    private static String plain(String number) {
        String compact = number.replaceAll("[\\s'\u00A0\u202F%]", "");
        if (compact.lastIndexOf(',') > compact.lastIndexOf('.')) {
            return compact.replace(".", "").replace(',', '.');
        }
        return compact.replace(",", "");
    }

    private TaskError.Rejection wrong(CsvColumn column, @Nullable String text, String expected) {
        return Refusal.invalid("row %d, column %s: '%s' is not %s"
                .formatted(cells.getRecordNumber() + 1, column.name().toLowerCase(Locale.ROOT), text, expected));
    }
}
