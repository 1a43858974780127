package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one HTTP request, or follows its pages, and hands the answer to the process. */
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
            ReplyBody.INVALID
                    + ": the answer is not what it says it is, or not what resultExpression and nextPage expect",
            Pages.ASTRAY + ": the next page is on another server or one that was fetched already",
            AccessTokens.REFUSED + ": the token server refuses the client"
        })
class HttpRequestAdapter implements Adapter<HttpRequest, HttpRequestAdapter.Output> {

    /**
     * @param headers by lower-case name; several values are joined by a comma
     * @param body parsed JSON, text, base64 or an object reference; of several pages one list; null with a result
     *     expression
     * @param bodyFormat {@code json}, {@code text}, {@code base64}, {@code object} or {@code none}
     * @param result what the result expression makes of the answer
     * @param pages how many were fetched
     * @param next the URL of the first page that was not
     */
    record Output(
            int status,
            Map<String, String> headers,
            @Nullable Object body,
            String bodyFormat,
            @Nullable Object result,
            int pages,
            @Nullable String next) {}

    private final GuardedHttp http;
    private final AccessTokens tokens;
    private final HttpSettings settings;
    private final RequestWriter writer;

    HttpRequestAdapter(GuardedHttp http, AccessTokens tokens, HttpSettings settings) {
        this.http = http;
        this.tokens = tokens;
        this.settings = settings;
        this.writer = new RequestWriter(settings);
    }

    /** GET, HEAD and OPTIONS only read (RFC 9110 section 9.2.1). */
    @Override
    public EffectKind effect(HttpRequest input, EffectKind declared) {
        return input.method() == null || !input.method().unsafe() ? EffectKind.READ : declared;
    }

    @Override
    public Output execute(HttpRequest input, TaskContext context) throws TaskError, InterruptedException {
        Pages pages = Pages.of(input, settings.maxPages());
        HttpCall call = writer.write(input, context);
        while (true) {
            HttpCall next = pages.add(call, answer(call, input, context));
            if (next == null) {
                return pages.output(input.responseHeaders());
            }
            call = next;
        }
    }

    private Answer answer(HttpCall call, HttpRequest input, TaskContext context)
            throws TaskError, InterruptedException {
        HttpReply reply = send(call, input);
        context.note("http response", Map.of("peer", call.peer(), "status", reply.status()));
        if (input.acceptStatus() == null || !input.acceptStatus().contains(reply.status())) {
            Verdict.judge(reply, call.peer(), settings.maxRetryAfter());
        }
        return Answer.of(reply, call.peer());
    }

    private HttpReply send(HttpCall call, HttpRequest input) throws TaskError, InterruptedException {
        if (input.authentication() != Authentication.OAUTH2) {
            return http.send(call);
        }
        Grant grant = Grant.of(input);
        String token = tokens.get(grant, call.timeout());
        HttpReply reply = http.send(call.with("Authorization", "Bearer " + token));
        if (reply.status() != 401) {
            return reply;
        }
        // The server may have revoked it before its time: once more with a fresh one.
        tokens.forget(grant, token);
        return http.send(call.with("Authorization", "Bearer " + tokens.get(grant, call.timeout())));
    }
}
