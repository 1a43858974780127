package io.procos.workers.inbound;

/** What came in gives no message: an expression failed, or its result is of no use. Coming again changes nothing. */
public final class Unmappable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String setting;

    Unmappable(String setting, String why) {
        super(setting + ": " + why);
        this.setting = setting;
    }

    /** The expression that failed, by its setting's name; the message tells more, and may tell what came in. */
    public String setting() {
        return setting;
    }
}
