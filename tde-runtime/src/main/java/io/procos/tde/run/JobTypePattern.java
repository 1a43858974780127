package io.procos.tde.run;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pattern over job types in which {@code *} stands for any text. Case matters. Immutable and thread-safe. */
public record JobTypePattern(String text, Pattern expression) {

    public static JobTypePattern of(String text) {
        String expression =
                Arrays.stream(text.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new JobTypePattern(text.strip(), Pattern.compile(expression));
    }

    public boolean matches(String jobType) {
        return expression.matcher(jobType).matches();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobTypePattern same && same.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
