package io.procos.workers.http;

import io.procos.tde.Input;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a task says about the request it wants, flat because that is how Modeler fills it in. */
record HttpRequest(
        @Input(
                label = "URL",
                description = "Starts with http:// or https://",
                example = "https://api.example.org/orders",
                group = "Request",
                required = true)
        String url,

        @Input(label = "Method", description = "GET when empty", example = "POST", group = "Request") @Nullable Method method,

        @Input(
                label = "Path parameters",
                description = "A context; fills {name} in the path of the URL, percent-encoded",
                example = "={orderId: order.id}",
                group = "Request")
        @Nullable Map<String, Object> pathParameters,

        @Input(
                label = "Query parameters",
                description = "A context; a list repeats its name",
                example = "={page: 1}",
                group = "Request")
        @Nullable Map<String, Object> query,

        @Input(
                label = "Headers",
                description = "A context of names and values",
                example = "={Accept: \"application/json\"}",
                group = "Request")
        @Nullable Map<String, String> headers,

        @Input(
                label = "Body",
                description = "A context or list is sent as JSON, a string as text, unless Body type says otherwise",
                example = "={order: orderId}",
                group = "Request")
        @Nullable Object body,

        @Input(
                label = "Body type",
                description = "json, text, form or multipart (a context), binary (base64 or an object reference)",
                example = "json",
                group = "Request")
        RequestBody.@Nullable Type bodyType,

        @Input(
                label = "Authentication",
                description = "none, basic, bearer, apiKeyHeader, apiKeyQuery or oauth2 (client credentials)",
                example = "bearer",
                group = "Authentication")
        @Nullable Authentication authentication,

        @Input(label = "User name", description = "For basic", secret = true, group = "Authentication") @Nullable String username,

        @Input(
                label = "Password",
                description = "For basic",
                example = "{{secrets.API_PASSWORD}}",
                secret = true,
                group = "Authentication")
        @Nullable String password,

        @Input(
                label = "Token",
                description = "For bearer",
                example = "{{secrets.API_TOKEN}}",
                secret = true,
                group = "Authentication")
        @Nullable String token,

        @Input(
                label = "API key name",
                description = "The header or query parameter that carries the key",
                example = "X-API-Key",
                group = "Authentication")
        @Nullable String apiKeyName,

        @Input(
                label = "API key",
                description = "For apiKeyHeader and apiKeyQuery",
                example = "{{secrets.API_KEY}}",
                secret = true,
                group = "Authentication")
        @Nullable String apiKey,

        @Input(
                label = "Token URL",
                description = "For oauth2: where an access token is had for the client's credentials",
                example = "https://login.example.org/oauth2/token",
                group = "Authentication")
        @Nullable String tokenUrl,

        @Input(label = "Client id", description = "For oauth2", secret = true, group = "Authentication") @Nullable String clientId,

        @Input(
                label = "Client secret",
                description = "For oauth2",
                example = "{{secrets.CLIENT_SECRET}}",
                secret = true,
                group = "Authentication")
        @Nullable String clientSecret,

        @Input(label = "Scope", description = "For oauth2, if the server wants one", group = "Authentication") @Nullable String tokenScope,

        @Input(label = "Audience", description = "For oauth2, if the server wants one", group = "Authentication")
        @Nullable String tokenAudience,

        @Input(
                label = "Client authentication",
                description = "For oauth2: basic (default) or body",
                group = "Authentication")
        Grant.@Nullable ClientAuthentication clientAuthentication,

        @Input(
                label = "Client certificate",
                description = "An SSL bundle of the worker, for mutual TLS",
                example = "erp",
                group = "Authentication")
        @Nullable String clientCertificate,

        @Input(
                label = "Timeout",
                description = "ISO-8601 duration for the whole exchange; the worker's own limit holds as well",
                example = "PT10S",
                group = "Limits")
        @Nullable Duration timeout,

        @Input(label = "Follow redirects", description = "How many; 0 when empty", example = "3", group = "Limits")
        @Nullable Integer followRedirects,

        @Input(
                label = "Accepted statuses",
                description = "Statuses from 300 that are an answer and no error",
                example = "=[404]",
                group = "Response")
        @Nullable List<Integer> acceptStatus,

        @Input(
                label = "Response headers",
                description = "Names to return besides the usual ones",
                example = "=[\"X-Total-Count\"]",
                group = "Response")
        @Nullable List<String> responseHeaders,

        @Input(
                label = "Store response",
                description = "never (default), large (above the worker's cap) or always: into the object store",
                example = "large",
                group = "Response")
        @Nullable StoreResponse storeResponse,

        @Input(
                label = "Result expression",
                description = "FEEL over status, headers and body, without the equals sign; replaces the body",
                example = "body.items[price > 100]",
                group = "Response")
        @Nullable String resultExpression,

        @Input(
                label = "Pages",
                description = "Most pages to fetch; 1 when empty. Lists of all pages become one list",
                example = "10",
                group = "Response")
        @Nullable Integer maxPages,

        @Input(
                label = "Next page",
                description =
                        "FEEL over status, headers and body for the next page's URL or null; Link rel=next when empty",
                example = "body.next",
                group = "Response")
        @Nullable String nextPage) {

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
}
