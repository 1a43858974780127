package io.procos.standalone.terminal;

import java.util.Map;

/**
 * What the {@code procos} script has seen of the terminal, for a JVM cannot ask which of its streams is one.
 *
 * @param columns width of the terminal in characters
 * @param command how the user calls us, so that hints can be pasted
 */
public record Surroundings(
        boolean inputIsTerminal,
        boolean outputIsTerminal,
        boolean errorIsTerminal,
        boolean coloured,
        int columns,
        String command) {
    private static final int USUAL_WIDTH = 100;

    public static Surroundings ofThisProcess() {
        return of(System.getenv());
    }

    static Surroundings of(Map<String, String> environment) {
        boolean out = Boolean.getBoolean("procos.tty.out");
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
        return new Surroundings(
                Boolean.getBoolean("procos.tty.in"),
                out,
                Boolean.getBoolean("procos.tty.err"),
                out && wanted,
                Math.max(60, Integer.getInteger("procos.columns", USUAL_WIDTH)),
                System.getProperty("procos.command", "procos"));
    }
}
