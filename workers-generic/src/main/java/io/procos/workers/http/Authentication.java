package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request says who it comes from; {@link #toString} is how processes write it. */
enum Authentication {
    NONE("none"),
    BASIC("basic"),
    BEARER("bearer"),
    API_KEY_HEADER("apiKeyHeader"),
    API_KEY_QUERY("apiKeyQuery"),
    OAUTH2("oauth2");

    private final String written;

    Authentication(String written) {
        this.written = written;
    }

    @Override
    public String toString() {
        return written;
    }

    /** Adds the credentials of {@code input} to the headers or the query. */
    void apply(HttpRequest input, Map<String, String> headers, Map<String, Object> query) throws TaskError.Rejection {
        switch (this) {
            case NONE, OAUTH2 -> {} // the adapter fetches the token
            case BASIC -> headers.put("Authorization", "Basic " + basic(input));
            case BEARER -> headers.put("Authorization", "Bearer " + line("token", input.token()));
            case API_KEY_HEADER -> headers.put(apiKeyName(input), line("apiKey", input.apiKey()));
            case API_KEY_QUERY -> query.put(apiKeyName(input), line("apiKey", input.apiKey()));
        }
    }

    private static String basic(HttpRequest input) throws TaskError.Rejection {
        String username = line("username", input.username());
        if (username.contains(":")) {
            throw Fields.invalid("username", "must not hold a colon, which ends it in basic authentication");
        }
        String password = input.password() == null ? "" : input.password();
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String apiKeyName(HttpRequest input) throws TaskError.Rejection {
        return line("apiKeyName", input.apiKeyName());
    }

    private static String line(String field, @Nullable String value) throws TaskError.Rejection {
        return Fields.line(field, Fields.present(field, value, "the chosen authentication needs it"), 8_192);
    }
}
