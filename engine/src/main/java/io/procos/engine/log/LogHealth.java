package io.procos.engine.log;

/** Whether a log takes appends now. {@code reason} is for people: it names the folder and the way out. */
public record LogHealth(State state, String reason) {
    static final LogHealth OK = new LogHealth(State.OK, "");

    public enum State {
        OK,
        /** No room on the disk: appends wait in memory and are written as soon as there is room again. */
        FULL,
        /** The disk failed: the log has to be opened again. */
        FAILED
    }
}
