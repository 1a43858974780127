package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values as {@code application/x-www-form-urlencoded}, for a query or a form. */
final class Query {

    private Query() {}

    /** {@code url} with {@code parameters} behind those it has. */
    static URI append(String field, String url, Map<?, ?> parameters) throws TaskError.Rejection {
        try {
            URI uri = new URI(withoutFragment(url.strip()));
            String added = encode("query", parameters);
            return added.isEmpty() ? uri : new URI(uri + (uri.getRawQuery() == null ? "?" : "&") + added);
        } catch (URISyntaxException e) {
            throw Fields.invalid(field, "is not a URL; percent-encode special characters or put them into query");
        }
    }

    /** A list gives its name once for each element; null values are left out. */
    static String encode(String field, Map<?, ?> parameters) throws TaskError.Rejection {
        List<String> pairs = new ArrayList<>();
        for (var parameter : parameters.entrySet()) {
            List<?> values = parameter.getValue() instanceof List<?> list ? list : singleOrNone(parameter.getValue());
            for (Object value : values) {
                pairs.add(encode(String.valueOf(parameter.getKey())) + "="
                        + encode(scalar(field + "." + parameter.getKey(), value)));
            }
        }
        return String.join("&", pairs);
    }

    static List<?> singleOrNone(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }

    static String scalar(String field, Object value) throws TaskError.Rejection {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw Fields.invalid(field, "must be a string, number, boolean or a list of those");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }
}
