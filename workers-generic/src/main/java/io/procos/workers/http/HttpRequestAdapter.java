package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one HTTP request and hands the answer to the process. */
@Component
@AdapterType(
        value = "procos.http.request.v1",
        name = "HTTP request",
        description = "Sends one HTTP request and hands status, headers and body of the answer to the process.",
        effect = EffectKind.IDEMPOTENT_WITH_KEY,
        policyArgument = "url",
        lease = "PT30S",
        errors = {
            Verdict.CLIENT_ERROR
                    + ": the server answered with a status from 400 to 499 that acceptStatus does not list",
            Redirect.NOT_FOLLOWED + ": the server answered with a redirect that was not followed",
            NetworkGuard.REFUSED + ": the host is not in the allow list, or its address is private",
            GuardedHttp.TOO_LARGE + ": the response body is larger than the cap",
            ReplyBody.INVALID + ": the response body is not what its content type says"
        })
class HttpRequestAdapter implements Adapter<HttpRequestAdapter.Input, HttpRequestAdapter.Output> {
    private static final Set<String> ALWAYS_SHOWN =
            Set.of("content-type", "etag", "last-modified", "link", "location", "retry-after", "x-request-id");

    /** The methods a task may use. */
    enum Method {
        GET,
        HEAD,
        OPTIONS,
        POST,
        PUT,
        PATCH,
        DELETE;

        boolean unsafe() {
            return switch (this) {
                case GET, HEAD, OPTIONS -> false;
                case POST, PUT, PATCH, DELETE -> true;
            };
        }
    }

    record Input(
            @io.procos.tde.Input(
                    label = "URL",
                    description = "Starts with http:// or https://",
                    example = "https://api.example.org/orders",
                    group = "Request",
                    required = true)
            String url,

            @io.procos.tde.Input(label = "Method", description = "GET when empty", example = "POST", group = "Request")
            @Nullable Method method,

            @io.procos.tde.Input(
                    label = "Query parameters",
                    description = "A context; a list repeats its name",
                    example = "={page: 1}",
                    group = "Request")
            @Nullable Map<String, Object> query,

            @io.procos.tde.Input(
                    label = "Headers",
                    description = "A context of names and values",
                    example = "={Accept: \"application/json\"}",
                    group = "Request")
            @Nullable Map<String, String> headers,

            @io.procos.tde.Input(
                    label = "Body",
                    description =
                            "A context or list is sent as JSON, a string as text, unless Body type says otherwise",
                    example = "={order: orderId}",
                    group = "Request")
            @Nullable Object body,

            @io.procos.tde.Input(
                    label = "Body type",
                    description = "json, text, form (a context) or binary (base64)",
                    example = "json",
                    group = "Request")
            RequestBody.@Nullable Type bodyType,

            @io.procos.tde.Input(
                    label = "Authentication",
                    description = "none, basic, bearer, apiKeyHeader or apiKeyQuery",
                    example = "bearer",
                    group = "Authentication")
            @Nullable Authentication authentication,

            @io.procos.tde.Input(
                    label = "User name",
                    description = "For basic",
                    secret = true,
                    group = "Authentication")
            @Nullable String username,

            @io.procos.tde.Input(
                    label = "Password",
                    description = "For basic",
                    example = "{{secrets.API_PASSWORD}}",
                    secret = true,
                    group = "Authentication")
            @Nullable String password,

            @io.procos.tde.Input(
                    label = "Token",
                    description = "For bearer",
                    example = "{{secrets.API_TOKEN}}",
                    secret = true,
                    group = "Authentication")
            @Nullable String token,

            @io.procos.tde.Input(
                    label = "API key name",
                    description = "The header or query parameter that carries the key",
                    example = "X-API-Key",
                    group = "Authentication")
            @Nullable String apiKeyName,

            @io.procos.tde.Input(
                    label = "API key",
                    description = "For apiKeyHeader and apiKeyQuery",
                    example = "{{secrets.API_KEY}}",
                    secret = true,
                    group = "Authentication")
            @Nullable String apiKey,

            @io.procos.tde.Input(
                    label = "Timeout",
                    description = "ISO-8601 duration for the whole exchange; the worker's own limit holds as well",
                    example = "PT10S",
                    group = "Limits")
            @Nullable Duration timeout,

            @io.procos.tde.Input(
                    label = "Follow redirects",
                    description = "How many; 0 when empty",
                    example = "3",
                    group = "Limits")
            @Nullable Integer followRedirects,

            @io.procos.tde.Input(
                    label = "Accepted statuses",
                    description = "Statuses from 300 that are an answer and no error",
                    example = "=[404]",
                    group = "Response")
            @Nullable List<Integer> acceptStatus,

            @io.procos.tde.Input(
                    label = "Response headers",
                    description = "Names to return besides the usual ones",
                    example = "=[\"X-Total-Count\"]",
                    group = "Response")
            @Nullable List<String> responseHeaders) {}

    /**
     * @param headers by lower-case name; several values are joined by a comma
     * @param body parsed JSON, text, or base64
     * @param bodyFormat {@code json}, {@code text}, {@code base64} or {@code none}
     */
    record Output(
            int status,
            Map<String, String> headers,
            @Nullable Object body,
            String bodyFormat) {}

    private final GuardedHttp http;
    private final HttpSettings settings;
    private final RequestWriter writer;

    HttpRequestAdapter(GuardedHttp http, HttpSettings settings) {
        this.http = http;
        this.settings = settings;
        this.writer = new RequestWriter(settings);
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        HttpCall call = writer.write(input, context);
        HttpReply reply = http.send(call);
        context.note("http response", Map.of("peer", call.peer(), "status", reply.status()));
        if (input.acceptStatus() == null || !input.acceptStatus().contains(reply.status())) {
            Verdict.judge(reply, call.peer(), settings.maxRetryAfter());
        }
        ReplyBody body = ReplyBody.of(reply, call.peer());
        return new Output(reply.status(), shown(reply.headers(), input), body.value(), body.format());
    }

    private static Map<String, String> shown(HttpHeaders headers, Input input) {
        Map<String, String> shown = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            if (ALWAYS_SHOWN.contains(name.toLowerCase(Locale.ROOT)) || asked(name, input)) {
                shown.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
            }
        });
        return shown;
    }

    private static boolean asked(String name, Input input) {
        return input.responseHeaders() != null
                && input.responseHeaders().stream().anyMatch(name::equalsIgnoreCase);
    }
}
