package io.procos.workers.input;

import io.procos.api.TaskError;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Text with <code>{{name}}</code> in it. A value is put in as it is and never read as a template again. Stateless. */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_.-]{0,63})\\s*}}");

    private Template() {}

    /** Fills {@code template} of the input {@code field}, or refuses it when a name has no value. */
    public static String fill(String field, String template, Map<String, ? extends @Nullable Object> values)
            throws TaskError.Rejection {
        return fill(field, template, values, UnaryOperator.identity());
    }

    /** Fills HTML: a value shows as it is and can be neither tag nor attribute. */
    public static String fillHtml(String field, String template, Map<String, ? extends @Nullable Object> values)
            throws TaskError.Rejection {
        return fill(field, template, values, HtmlUtils::htmlEscape);
    }

    private static String fill(
            String field,
            String template,
            Map<String, ? extends @Nullable Object> values,
            UnaryOperator<String> written)
            throws TaskError.Rejection {
        Matcher names = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            Object value = values.get(names.group(1));
            if (value == null) {
                throw Fields.invalid(field, "names {{" + names.group(1) + "}}, which values does not hold; add it");
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(written.apply(value.toString())));
        }
        return names.appendTail(filled).toString();
    }
}
