package io.procos.workers.notify;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text with <code>{{name}}</code> in it. A value is put in as it is and never read as a template again. */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_.-]{0,63})\\s*}}");

    private Template() {}

    /** Fills {@code template} of the input {@code field}, or refuses it when a name has no value. */
    static String fill(String field, String template, Map<String, ? extends @Nullable Object> values)
            throws TaskError.Rejection {
        Matcher names = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            Object value = values.get(names.group(1));
            if (value == null) {
                throw Fields.invalid(field, "names {{" + names.group(1) + "}}, which values does not hold; add it");
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(value.toString()));
        }
        return names.appendTail(filled).toString();
    }
}
