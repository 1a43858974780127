package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.nio.charset.StandardCharsets;

/** Recognises a document by its first bytes; a file's name proves nothing. */
enum DocumentFormat {
    XML,
    JSON,
    CSV;

    private static final int HEAD = 512;

    static DocumentFormat of(byte[] content) throws TaskError.Rejection {
        String head = head(content);
        if (head.isEmpty()) {
            throw Refusal.unreadable("the file is empty");
        }
        return switch (head.charAt(0)) {
            case '<' -> XML;
            case '{', '[' -> JSON;
            default -> csvOrRefuse(head);
        };
    }

    private static DocumentFormat csvOrRefuse(String head) throws TaskError.Rejection {
        if (head.startsWith("%PDF")) {
            throw Refusal.unreadable("this is a PDF; send the invoice as UBL XML, CSV or JSON");
        }
        if (head.startsWith("PK")) {
            throw Refusal.unreadable("this is a ZIP or Office file; send the invoice as UBL XML, CSV or JSON");
        }
        String header = head.lines().findFirst().orElse("");
        if (header.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t')) {
            return CSV;
        }
        throw Refusal.unreadable("neither UBL XML nor CSV nor JSON: it begins with '" + printable(header) + "'");
    }

    /** Byte order marks, the zeros of UTF-16 and leading space are skipped, so one look serves every encoding. */
    private static String head(byte[] content) {
        int length = Math.min(content.length, HEAD);
        return new String(content, 0, length, StandardCharsets.ISO_8859_1)
                .replaceAll("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .replace("\0", "")
                .stripLeading();
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?").substring(0, Math.min(text.length(), 30));
    }
}
