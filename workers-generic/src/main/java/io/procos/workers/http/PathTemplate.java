package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills {@code {name}} in the path of a URL. A value stays one segment, whatever it holds. */
final class PathTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][\\w-]{0,63})}");
    private static final Pattern ORIGIN = Pattern.compile("[^/?#]*//[^/?#]*");

    private PathTemplate() {}

    static String fill(String url, Map<String, Object> parameters) throws TaskError.Rejection {
        Matcher origin = ORIGIN.matcher(url);
        int path = origin.lookingAt() ? origin.end() : 0;
        StringBuilder filled = new StringBuilder(url.substring(0, path));
        Set<String> used = new HashSet<>();
        Matcher place = PLACE.matcher(url).region(path, url.length());
        while (place.find()) {
            used.add(place.group(1));
            filled.append(url, path, place.start()).append(segment(place.group(1), parameters.get(place.group(1))));
            path = place.end();
        }
        for (String name : parameters.keySet()) {
            if (!used.contains(name)) {
                throw Fields.invalid("pathParameters." + name, "has no place {" + name + "} in the path of url");
            }
        }
        return filled.append(url.substring(path)).toString();
    }

    private static String segment(String name, @Nullable Object value) throws TaskError.Rejection {
        String field = "pathParameters." + name;
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw Fields.invalid(field, "must be a string, number or boolean, because url holds {" + name + "}");
        }
        String text = value.toString();
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw Fields.invalid(field, "must not be empty, a dot or two dots, which would lead to another path");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
