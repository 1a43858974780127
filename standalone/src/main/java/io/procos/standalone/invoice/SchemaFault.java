package io.procos.standalone.invoice;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the UBL schema refuses, in the words of the JDK's validator. */
record SchemaFault(String message) {
    private static final Pattern CHILDREN = Pattern.compile("^cvc-complex-type\\.2\\.4\\.");
    private static final Pattern FOUND = Pattern.compile("starting with element '(?:[^']*:)?([^':}]+)}?'");

    static SchemaFault of(@Nullable String message) {
        return new SchemaFault(String.valueOf(message));
    }

    /** True when an element is missing, unknown or out of order; false when one holds something wrong. */
    boolean concernsChildren() {
        return CHILDREN.matcher(message).find();
    }

    /** The element at which the schema stopped; empty when it reached the end and expected more. */
    Optional<String> element() {
        return FOUND.matcher(message).results().findFirst().map((MatchResult found) -> found.group(1));
    }

    /** The validator prefixes each name with its namespace and a rule code; a reader wants the element. */
    String reason() {
        String text = message.replaceAll("^cvc-[^:]+: ", "").replaceAll("\"?urn:[^\"\\s}]*[\":]*:", "");
        return "not valid UBL 2.1: " + (text.length() > 240 ? text.substring(0, 240) + "…" : text);
    }
}
