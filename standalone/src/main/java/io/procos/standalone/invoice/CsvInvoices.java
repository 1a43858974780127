package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads a CSV file of one invoice, a row for each line, the head repeated or only in the first row. Separator (comma,
 * semicolon or tab), decimal comma and encoding are recognised. Thread-safe.
 */
final class CsvInvoices {
    private static final int MAX_ROWS = 10_000;

    Invoice read(byte[] content) throws TaskError.Rejection {
        String text = CsvText.decode(content);
        List<CsvRow> rows = rows(text);
        if (rows.isEmpty()) {
            throw Refusal.invalid("[BR-16] at least one line is needed: the CSV has a header and no row");
        }
        return draft(rows).checked("csv");
    }

    private static Draft draft(List<CsvRow> rows) throws TaskError.Rejection {
        CsvRow head = rows.getFirst();
        List<Draft.Line> lines = new ArrayList<>();
        for (CsvRow row : rows) {
            row.mustBelongTo(head);
            lines.add(line(row));
        }
        return new Draft(
                head.text(CsvColumn.ID),
                head.date(CsvColumn.ISSUE_DATE),
                head.date(CsvColumn.DUE_DATE),
                head.text(CsvColumn.CURRENCY),
                new Draft.Supplier(head.text(CsvColumn.SUPPLIER_NAME), head.text(CsvColumn.SUPPLIER_VAT_ID)),
                new Draft.Customer(head.text(CsvColumn.CUSTOMER_NAME)),
                lines,
                head.number(CsvColumn.NET_TOTAL),
                head.number(CsvColumn.TAX_TOTAL),
                head.number(CsvColumn.GROSS_TOTAL),
                head.number(CsvColumn.PAYABLE),
                head.text(CsvColumn.KIND));
    }

    private static Draft.Line line(CsvRow row) throws TaskError.Rejection {
        return new Draft.Line(
                row.text(CsvColumn.DESCRIPTION),
                row.number(CsvColumn.QUANTITY),
                row.number(CsvColumn.UNIT_PRICE),
                row.number(CsvColumn.NET_AMOUNT),
                row.number(CsvColumn.VAT_RATE));
    }

    private static List<CsvRow> rows(String text) throws TaskError.Rejection {
        char separator = CsvText.separator(text);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            CsvColumn.Index columns = CsvColumn.index(parser.getHeaderNames());
            return parser.stream()
                    .limit(MAX_ROWS)
                    .map(row -> new CsvRow(row, columns))
                    .filter(CsvRow::hasContent)
                    .toList();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            throw Refusal.unreadable("the CSV is broken: " + broken.getMessage(), broken);
        }
    }
}
