package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one task: one, or page after page while the server names a next one on itself, up to a number of pages
 * and all within the cap of one body. One run's.
 */
final class Pages {
    /** The BPMN error code of a next page that is not followed. */
    static final String ASTRAY = "HTTP_NEXT_PAGE";

    /** RFC 8288, as servers write it. */
    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<>]*)");

    private static final Pattern NEXT = Pattern.compile("(?i);\\s*rel\\s*=\\s*(\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");

    private final int most;
    private final @Nullable AnswerExpression result;
    private final @Nullable AnswerExpression nextPage;
    private final List<Answer> answers = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Set<URI> fetched = new HashSet<>();
    private @Nullable URI next;

    private Pages(int most, @Nullable AnswerExpression result, @Nullable AnswerExpression nextPage) {
        this.most = most;
        this.result = result;
        this.nextPage = nextPage;
    }

    static Pages of(HttpRequest input, int limit) throws TaskError.Rejection {
        int most = input.maxPages() == null ? 1 : input.maxPages();
        if (most < 1 || most > limit) {
            throw Fields.invalid("maxPages", "must be from 1 to " + limit + " (procos.workers.http.max-pages)");
        }
        if (most > 1 && input.method() != null && input.method() != HttpRequest.Method.GET) {
            throw Fields.invalid("maxPages", "follows pages of GET only; leave it out with another method");
        }
        return new Pages(
                most,
                AnswerExpression.of("resultExpression", input.resultExpression()),
                AnswerExpression.of("nextPage", input.nextPage()));
    }

    /** Takes an answer; gives the call for the page behind it, or null when there is none to fetch. */
    @Nullable HttpCall add(HttpCall call, Answer answer) throws TaskError.Rejection {
        fetched.add(call.uri());
        answers.add(answer);
        values.add(result == null ? answer.body().value() : result.over(answer));
        next = most == 1 ? null : next(call, answer);
        if (next == null || answers.size() == most) {
            return null;
        }
        return call.to(next, Math.max(0, call.maxResponseBytes() - answer.bytes()));
    }

    HttpRequestAdapter.Output output(@Nullable List<String> responseHeaders) {
        Answer last = answers.getLast();
        Object value = most == 1 ? values.getFirst() : merged();
        return new HttpRequestAdapter.Output(
                last.status(),
                last.shown(responseHeaders),
                result == null ? value : null,
                last.body().format(),
                result == null ? null : value,
                answers.size(),
                next == null ? null : next.toString());
    }

    /** Lists become one list; anything else stays page by page. */
    private List<@Nullable Object> merged() {
        if (!values.stream().allMatch(Collection.class::isInstance)) {
            return values;
        }
        List<@Nullable Object> merged = new ArrayList<>();
        values.forEach(value -> merged.addAll((Collection<?>) value));
        return merged;
    }

    private @Nullable URI next(HttpCall call, Answer answer) throws TaskError.Rejection {
        String named = nextPage == null ? linked(answer) : named(nextPage.over(answer));
        if (named == null || named.isBlank()) {
            return null;
        }
        URI target = resolved(call, named);
        if (!call.sameOrigin(target)) {
            throw new TaskError.Rejection(
                    ASTRAY, "nextPage: " + call.peer() + " names a next page on another server, which is not followed");
        }
        if (fetched.contains(target)) {
            throw new TaskError.Rejection(
                    ASTRAY, "nextPage: " + call.peer() + " names a page as the next one that was fetched already");
        }
        return target;
    }

    private static URI resolved(HttpCall call, String named) throws TaskError.Rejection {
        try {
            URI target = call.uri().resolve(named.strip());
            if (target.getHost() != null) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new TaskError.Rejection(ASTRAY, "nextPage: " + call.peer() + " names a next page that is no URL");
    }

    private static @Nullable String named(@Nullable Object value) throws TaskError.Rejection {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new TaskError.Rejection(ReplyBody.INVALID, "nextPage: must give the URL of the next page, or null");
    }

    private static @Nullable String linked(Answer answer) {
        Matcher link = LINK.matcher(String.join(", ", answer.headers().allValues("link")));
        while (link.find()) {
            if (NEXT.matcher(link.group(2)).find()) {
                return link.group(1);
            }
        }
        return null;
    }
}
