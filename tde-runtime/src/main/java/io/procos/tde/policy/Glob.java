package io.procos.tde.policy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern over job types in which {@code *} stands for any text. Case matters. Immutable and thread-safe. */
public record Glob(String text, Pattern pattern) {

    public static Glob of(String text) {
        String expression =
                Arrays.stream(text.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new Glob(text.strip(), Pattern.compile(expression));
    }

    public boolean matches(String jobType) {
        return pattern.matcher(jobType).matches();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Glob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
