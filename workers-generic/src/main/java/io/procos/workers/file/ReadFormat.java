package io.procos.workers.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a file's bytes become a process variable; processes write it in lower case. */
enum ReadFormat {
    TEXT,
    JSON,
    CSV,
    XML,
    BASE64;

    /** Deeper than any sensible document, shallow enough for every reader of the variable. */
    static final int MAX_DEPTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a file's name promises; text when it promises none. */
    static ReadFormat ofName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "json" -> JSON;
            case "csv" -> CSV;
            case "xml" -> XML;
            default -> TEXT;
        };
    }

    /**
     * Parses a file.
     *
     * @param delimiter between the cells of CSV
     * @throws IOException when the bytes are not of this format
     */
    @Nullable Object parse(byte[] bytes, char delimiter) throws IOException {
        return switch (this) {
            case TEXT -> text(bytes);
            case JSON -> MAPPER.readValue(text(bytes), Object.class);
            case CSV -> CsvContent.parse(text(bytes), delimiter);
            case XML -> XmlContent.parse(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
        };
    }

    /** Strict UTF-8: a byte that is none is an error, not a question mark. */
    private static String text(byte[] bytes) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
