package io.procos.kernel.start;

/** A start key stands in the way. Nothing was started. */
public sealed class StartRefused extends RuntimeException {
    private final String hint;

    private StartRefused(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What the caller can do. */
    public String hint() {
        return hint;
    }

    /** An earlier start with this key was sent, and nobody knows whether it worked. */
    public static final class OutcomeUnknown extends StartRefused {
        OutcomeUnknown(String startKey, String tag) {
            super(
                    "an earlier start with key '" + startKey + "' was sent to the engine, but its answer was lost",
                    "look for an instance with the tag '" + tag + "'; if there is none, send the request again with"
                            + " force=true");
        }
    }

    /** The key was used for another process. */
    public static final class KeyTaken extends StartRefused {
        KeyTaken(String startKey, String target) {
            super("start key '" + startKey + "' was already used to start " + target, "use a key of its own");
        }
    }
}
