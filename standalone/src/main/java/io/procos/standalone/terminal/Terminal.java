package io.procos.standalone.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command writes. In JSON mode stdout carries one document and nothing else; what people read goes nowhere.
 * Thread-safe for whole lines.
 */
public final class Terminal {
    private static final Pattern BARE_NAME = Pattern.compile("(?<![\\w./-])procos(?= [a-z])");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final Surroundings around;
    private final Style style;

    Terminal(PrintStream out, PrintStream err, boolean json, Surroundings around) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.around = around;
        this.style = new Style(around.coloured());
    }

    /** This process's own streams, in UTF-8 whatever the locale says. */
    public static Terminal ofThisProcess(boolean json) {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), json, Surroundings.ofThisProcess());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public Style style() {
        return style;
    }

    public Surroundings around() {
        return around;
    }

    public boolean isJson() {
        return json;
    }

    /** A line for people. */
    public void line(String text) {
        if (!json) {
            out.println(text);
        }
    }

    public void line() {
        line("");
    }

    /** A prompt: no line break after it. */
    public void prompt(String text) {
        if (!json) {
            out.print(text);
            out.flush();
        }
    }

    /** The one document of JSON mode. */
    public void json(Object document) {
        if (json) {
            out.println(MAPPER.writeValueAsString(document));
        }
    }

    /** One line with the cause, one with the way out. */
    public void error(String message, String wayOut) {
        err.println(style.bad("error:") + " " + Style.plain(message));
        if (!wayOut.isEmpty()) {
            err.println("  → " + pasteable(wayOut));
        }
    }

    /** Hints are written with the bare name; the user may have typed a path. */
    public String pasteable(String hint) {
        return BARE_NAME.matcher(hint).replaceAll(Matcher.quoteReplacement(around.command()));
    }

    /** Something that does not stop the command and should not be missed. */
    public void warning(String message) {
        err.println(style.warn("!") + " " + pasteable(Style.plain(message)));
    }

    /** A line that is rewritten while something is under way. */
    public Progress progress() {
        return new Progress(err, around.errorIsTerminal() && !json, style);
    }
}
