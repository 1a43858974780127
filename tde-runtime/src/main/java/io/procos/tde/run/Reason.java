package io.procos.tde.run;

/** The reason of a failure as events and incidents show it. */
public final class Reason {
    private static final int LONGEST = 2_000;

    private Reason() {}

    /** At most 2,000 characters of it. */
    public static String cut(String reason) {
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + " …";
    }
}
