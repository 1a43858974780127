package io.procos.workers.file;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CSV (RFC 4180) with a header row, as one context of texts for each row. */
final class CsvContent {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final ObjectReader ROWS = CSV.readerFor(String[].class);

    private CsvContent() {}

    static List<Map<String, String>> parse(String text, char delimiter) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
        try (MappingIterator<String[]> lines = ROWS.with(schema).readValues(text)) {
            if (!lines.hasNextValue()) {
                return rows;
            }
            List<String> names = header(lines.nextValue());
            while (lines.hasNextValue()) {
                rows.add(row(names, lines.nextValue(), rows.size() + 1));
            }
        }
        return rows;
    }

    private static List<String> header(String[] cells) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String cell : cells) {
            if (cell.isBlank() || !names.add(cell.strip())) {
                throw new IOException("the header row has an empty or repeated column name");
            }
        }
        return List.copyOf(names);
    }

    private static Map<String, String> row(List<String> names, String[] cells, int number) throws IOException {
        if (cells.length != names.size()) {
            throw new IOException("row " + number + " has " + cells.length + " cells, the header has " + names.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(names.get(i), cells[i]);
        }
        return row;
    }

    /** Writes rows under the names of the first row, with line ends as in RFC 4180. */
    static String write(List<Map<String, Object>> rows, char delimiter) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder();
        rows.getFirst().keySet().forEach(schema::addColumn);
        return CSV.writer(schema.build()
                        .withHeader()
                        .withColumnSeparator(delimiter)
                        .withLineSeparator("\r\n"))
                .writeValueAsString(rows);
    }
}
