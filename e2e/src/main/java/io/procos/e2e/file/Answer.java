package io.procos.e2e.file;

/**
 * What came of one attack.
 *
 * @param kind how it ended
 * @param text the output, or the error's code and message
 * @param nanos how long it took
 */
public record Answer(Kind kind, String text, long nanos) {

    /** How a task ended. */
    public enum Kind {
        /** With an output: what was asked for is inside the root. */
        DONE,
        /** With a BPMN error. */
        REFUSED,
        /** With an error that is tried again or becomes an incident. */
        FAILED,
        /** With an exception that no adapter meant. */
        UNCLEAR,
        /** Not at all. */
        HUNG
    }

    /** An error that a person can act on names the field first. */
    public boolean clear() {
        return switch (kind) {
            case DONE -> true;
            case REFUSED, FAILED -> text.matches("(?s)([A-Z_]+ )?(path|target|backup|glob|content|object): .*");
            case UNCLEAR, HUNG -> false;
        };
    }
}
