package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.http.HttpRequest.Method;
import io.procos.workers.input.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Turns a task's input into the call to make, within the settings' limits. Thread-safe. */
final class RequestWriter {
    private static final int MAX_URL_CHARS = 8_192;

    private final HttpSettings settings;

    RequestWriter(HttpSettings settings) {
        this.settings = settings;
    }

    HttpCall write(HttpRequest input, TaskContext context) throws TaskError.Rejection {
        Method method = input.method() == null ? Method.GET : input.method();
        RequestBody body = RequestBody.of(
                input.body(), input.bodyType(), settings.maxRequestSize().toBytes());
        Map<String, String> headers = headers(input, body, method, context);
        Map<String, Object> query = input.query() == null ? new LinkedHashMap<>() : new LinkedHashMap<>(input.query());
        if (input.authentication() != null) {
            input.authentication().apply(input, headers, query);
        }
        return new HttpCall(
                method.name(),
                Query.append("url", url(input), query),
                headers,
                body.parts(),
                shortest(timeout(input), shortest(settings.requestTimeout(), context.remaining())),
                redirects(input),
                settings.maxResponseSize().toBytes(),
                input.storeResponse() == null ? StoreResponse.NEVER : input.storeResponse(),
                input.clientCertificate());
    }

    private static String url(HttpRequest input) throws TaskError.Rejection {
        String url = Fields.text("url", input.url(), MAX_URL_CHARS);
        return input.pathParameters() == null ? url : PathTemplate.fill(url, input.pathParameters());
    }

    /** What the task sets wins over what the adapter would say by itself. */
    private static Map<String, String> headers(
            HttpRequest input, RequestBody body, Method method, TaskContext context) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (body.contentType() != null) {
            headers.put("Content-Type", body.contentType());
        }
        if (method.unsafe()) {
            headers.put("Idempotency-Key", context.idempotencyKey());
        }
        if (context.traceparent() != null) {
            headers.put("traceparent", context.traceparent());
        }
        if (input.headers() != null) {
            headers.putAll(input.headers());
        }
        return headers;
    }

    private Duration timeout(HttpRequest input) throws TaskError.Rejection {
        if (input.timeout() == null) {
            return settings.requestTimeout();
        }
        if (!input.timeout().isPositive()) {
            throw Fields.invalid("timeout", "must be above zero, for example PT10S");
        }
        return input.timeout();
    }

    private int redirects(HttpRequest input) throws TaskError.Rejection {
        int asked = input.followRedirects() == null ? 0 : input.followRedirects();
        if (asked < 0 || asked > settings.maxRedirects()) {
            throw Fields.invalid(
                    "followRedirects",
                    "must be from 0 to " + settings.maxRedirects() + " (procos.workers.http.max-redirects)");
        }
        return asked;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
