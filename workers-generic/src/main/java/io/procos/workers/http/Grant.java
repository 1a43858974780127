package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that asks for a token by its own credentials (RFC 6749 section 4.4). Equal grants get the same token. */
record Grant(
        URI tokenUrl,
        String clientId,
        String clientSecret,
        @Nullable String scope,
        @Nullable String audience,
        ClientAuthentication by) {
    private static final String NEEDED = "oauth2 needs it";

    /** Where the credentials stand in the token request; processes write it in lower case. */
    enum ClientAuthentication {
        BASIC,
        BODY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Grant of(HttpRequest input) throws TaskError.Rejection {
        return new Grant(
                Query.append("tokenUrl", Fields.present("tokenUrl", input.tokenUrl(), NEEDED), Map.of()),
                line("clientId", input.clientId()),
                line("clientSecret", input.clientSecret()),
                input.tokenScope(),
                input.tokenAudience(),
                input.clientAuthentication() == null ? ClientAuthentication.BASIC : input.clientAuthentication());
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        if (by == ClientAuthentication.BASIC) {
            headers.put("Authorization", "Basic " + basic());
        }
        return headers;
    }

    byte[] form() throws TaskError.Rejection {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        form.put("audience", audience);
        if (by == ClientAuthentication.BODY) {
            form.put("client_id", clientId);
            form.put("client_secret", clientSecret);
        }
        return Query.encode("token", form).getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 6749 section 2.3.1 wants both form-encoded first. */
    private String basic() {
        String credentials = encoded(clientId) + ":" + encoded(clientSecret);
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String line(String field, @Nullable String value) throws TaskError.Rejection {
        return Fields.line(field, Fields.present(field, value, NEEDED), 8_192);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "client " + clientId + " at " + tokenUrl.getHost();
    }
}
