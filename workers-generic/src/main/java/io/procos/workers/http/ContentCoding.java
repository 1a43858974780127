package io.procos.workers.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Undoes {@code Content-Encoding: gzip}, which is never asked for unless a task sets {@code Accept-Encoding}, but which
 * some servers send all the same. Caps count what comes out, so a small answer cannot become a large one.
 */
final class ContentCoding {
    private ContentCoding() {}

    /** The content itself; other codings are left as they are. */
    static InputStream decoded(HttpHeaders headers, InputStream body) throws IOException {
        return isGzip(headers) ? new GZIPInputStream(body, 1 << 13) : body;
    }

    /**
     * The content itself.
     *
     * @throws TooLarge when it has more than {@code maxBytes}
     */
    static byte[] decoded(HttpHeaders headers, byte[] body, long maxBytes) throws IOException {
        if (body.length == 0 || !isGzip(headers)) {
            return body;
        }
        try (InputStream content = new CappedInput(decoded(headers, new ByteArrayInputStream(body)), maxBytes)) {
            return content.readAllBytes();
        }
    }

    private static boolean isGzip(HttpHeaders headers) {
        String coding =
                headers.firstValue("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip");
    }
}
