package io.procos.kernel.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing a model check found. Immutable.
 *
 * @param severity an {@code ERROR} refuses the model, a {@code WARNING} does not
 * @param file the model's name as it was given
 * @param element the id of the element it is about, or null when it is about the whole file
 * @param line the line in the file, from 1; 0 when unknown
 * @param reason what is wrong
 * @param hint what to do about it
 */
public record Finding(
        Severity severity, String file, @Nullable String element, int line, String reason, String hint) {

    public enum Severity {
        ERROR,
        WARNING
    }

    public static Finding error(String file, @Nullable String element, int line, String reason, String hint) {
        return new Finding(Severity.ERROR, file, element, line, reason, hint);
    }

    public static Finding warning(String file, @Nullable String element, String reason, String hint) {
        return new Finding(Severity.WARNING, file, element, 0, reason, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line for logs: file, line, element, reason, way out. */
    @Override
    public String toString() {
        String where = file + (line > 0 ? ":" + line : "") + (element == null ? "" : ", element " + element);
        return where + ": " + reason + " (" + hint + ")";
    }
}
