package io.procos.standalone.client;

/** What a command's exit status says; also in {@code procos --help}. */
public final class ExitStatus {
    public static final int OK = 0;
    /** It ran and the goal was missed: the process failed, a check is red. */
    public static final int FAILED = 1;
    /** The command line itself was wrong. */
    public static final int USAGE = 2;
    /** No daemon runs on this data folder. */
    public static final int NOT_RUNNING = 3;
    /** The daemon refused: unknown key, broken model, wrong variables. */
    public static final int REFUSED = 4;
    /** It did not end in the time given. */
    public static final int TIMED_OUT = 5;

    private ExitStatus() {}
}
