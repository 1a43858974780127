package io.procos.standalone.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** One line on stderr that says what is being waited for; without a terminal, one line for each new thing. */
public final class Progress implements AutoCloseable {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

    private final PrintStream err;
    private final boolean live;
    private final Style style;
    private final Instant start = Instant.now();
    private String last = "";
    private int turn;

    Progress(PrintStream err, boolean live, Style style) {
        this.err = err;
        this.live = live;
        this.style = style;
    }

    /** Says what goes on now; calling it again turns the spinner. */
    public void show(String what) {
        if (live) {
            turn = (turn + 1) % SPINNER.length;
            String elapsed = Durations.text(Duration.between(start, Instant.now()));
            err.print("\r\u001b[K" + style.accent(SPINNER[turn]) + " " + what + " " + style.dim(elapsed));
            err.flush();
        }
        last = what;
    }

    public String last() {
        return last;
    }

    /** Takes the line away, before others are written. */
    public void clear() {
        if (live) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
