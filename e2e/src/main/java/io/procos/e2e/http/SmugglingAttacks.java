package io.procos.e2e.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Line breaks and framing in every place where a task's text gets into a request. */
final class SmugglingAttacks {
    /** What the server must never see at the start of a line. */
    static final String INJECTED = "X-Injected";

    private static final List<String> BREAKS =
            List.of("\r\n", "\n", "\r", "\u0000", "\u010a", "\u560d\u560a", "\u2028");

    private SmugglingAttacks() {}

    static List<Attack> all(int evil) {
        String server = "http://evil.test:" + evil + "/json";
        List<Attack> attacks = new ArrayList<>();
        for (String lineBreak : BREAKS) {
            places(server, "a" + lineBreak + INJECTED + ": 1").forEach(attacks::add);
        }
        for (String name : List.of(
                "Host",
                "Content-Length",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "Expect",
                "TE",
                "Trailer",
                "Keep-Alive",
                "Proxy-Connection",
                "Proxy-Authorization",
                "Content-Length ",
                " Transfer-Encoding",
                "Transfer-Encoding\t",
                "Content_Length:",
                ":path",
                "")) {
            attacks.add(Attack.of(
                    "framing header",
                    "'" + name + "'",
                    server,
                    "headers",
                    Map.of(name, "1"),
                    "method",
                    "POST",
                    "body",
                    "x"));
        }
        return attacks;
    }

    private static List<Attack> places(String server, String text) {
        String kind = "line break";
        return List.of(
                Attack.of(kind, "header value", server, "headers", Map.of("X-A", text)),
                Attack.of(kind, "header name", server, "headers", Map.of(text, "1")),
                Attack.of(kind, "path", server + "/" + text),
                Attack.of(kind, "host", server.replace("evil", "evil" + text)),
                Attack.of(kind, "path parameter", server + "/{a}", "pathParameters", Map.of("a", text)),
                Attack.of(kind, "query", server, "query", Map.of(text, text)),
                Attack.of(kind, "bearer", server, "authentication", "bearer", "token", text),
                Attack.of(kind, "basic", server, "authentication", "basic", "username", text, "password", text),
                Attack.of(
                        kind, "key name", server, "authentication", "apiKeyHeader", "apiKeyName", text, "apiKey", "1"),
                Attack.of(kind, "key", server, "authentication", "apiKeyHeader", "apiKeyName", "X-K", "apiKey", text),
                Attack.of(
                        kind,
                        "token client",
                        server,
                        "authentication",
                        "oauth2",
                        "tokenUrl",
                        server,
                        "clientId",
                        text,
                        "clientSecret",
                        text),
                Attack.of(
                        kind,
                        "file type",
                        server,
                        "method",
                        "POST",
                        "bodyType",
                        "multipart",
                        "body",
                        Map.of("f", Map.of("content", "x", "contentType", text))),
                Attack.of(kind, "certificate", server, "clientCertificate", text));
    }
}
