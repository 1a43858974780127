package io.procos.bpmn;

import java.util.List;
import java.util.Map;

class LibMessagesTest extends LibraryProcessTest {
    private static final String HTTP = "procos.http.request.v1";
    private static final Map<String, ?> ORDER = Map.of("url", "https://example.org/orders/17");
    private static final Map<String, ?> METADATA = Map.of("url", "http://169.254.169.254/latest");
    private static final Map<String, ?> MAIL = Map.of("to", "ann@example.org", "subject", "Hello", "text", "Hi");

    LibMessagesTest() {
        super(
                LibraryCase.of("lib-http-get", ORDER, Map.of("url", "ftp://example.org"))
                        .denied(METADATA)
                        .acts(HTTP, Map.of("status", 200, "headers", Map.of(), "body", "{}"))
                        .unlike(Map.of("status", 304, "headers", Map.of())),
                LibraryCase.of(
                                "lib-http-send",
                                Map.of("url", "https://example.org", "expectStatus", 201),
                                Map.of("url", "https://example.org", "method", "TRACE"))
                        .denied(METADATA)
                        .acts(HTTP, Map.of("status", 201, "headers", Map.of(), "body", "{}"))
                        .unlike(Map.of("status", 202, "headers", Map.of())),
                LibraryCase.of("lib-mail-send", MAIL, Map.of("to", "ann@example.org", "subject", "Hello"))
                        .denied(Map.of("to", "a@example.org", "subject", "x", "text", "x", "dataClass", "secret"))
                        .acts("procos.mail.send.v1", Map.of("messageId", "<1@example.org>", "recipients", 1))
                        .unlike(Map.of("messageId", "<1@example.org>", "recipients", 0)),
                LibraryCase.of("lib-mail-read", Map.of("limit", 5), Map.of("limit", 0))
                        .denied(Map.of("dataClass", "secret"))
                        .acts("procos.mail.read.v1", Map.of("mails", List.of(Map.of("subject", "Hello")), "found", 3))
                        .unlike(Map.of("mails", List.of(Map.of("subject", "Hello")), "found", 0)));
    }
}
