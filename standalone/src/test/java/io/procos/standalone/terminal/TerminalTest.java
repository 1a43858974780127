package io.procos.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void keepsColumnsAlignedWhateverTheColours() {
        Terminal terminal = terminal(false, true);
        Style style = terminal.style();

        new Table("KEY", "STATE", "WHAT")
                .row(style.bold("1"), style.good("completed"), "a")
                .row("22", "active", "b")
                .print(terminal);

        assertThat(plain(out)).contains("1    completed  a").contains("22   active     b");
    }

    @Test
    void cutsTheLastColumnAtTheTerminalsEdge() {
        new Table("A", "B").row("x", "y".repeat(500)).print(terminal(false, false));

        assertThat(plain(out).lines().toList().get(1)).hasSize(80).endsWith("…");
    }

    @Test
    void writesOneDocumentAndNothingElseInJsonMode() {
        Terminal terminal = terminal(true, true);

        terminal.line("for people");
        terminal.prompt("more?");
        terminal.json(Map.of("a", 1));

        assertThat(plain(out)).isEqualToIgnoringWhitespace("{\"a\":1}");
    }

    @Test
    void takesTheSteeringOutOfForeignText() {
        assertThat(Style.plain("a\u001b[2Jb\nc")).isEqualTo("a [2Jb c");
    }

    @Test
    void showsNoProgressWithoutATerminal() {
        try (Progress progress = terminal(false, false).progress()) {
            progress.show("waiting");
        }

        assertThat(err.size()).isZero();
    }

    @Test
    void respectsNoColor() {
        Surroundings around = Surroundings.of(Map.of("NO_COLOR", "1", "TERM", "xterm"));

        assertThat(around.coloured()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT0.25S,250 ms", "PT1.25S,1.3 s", "PT62S,1 min 2 s", "PT3H5M,3 h 5 min", "P3D,3 days"})
    void saysDurationsAsPeopleDo(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }

    private Terminal terminal(boolean json, boolean coloured) {
        Surroundings around = new Surroundings(false, false, false, coloured, 80, "procos");
        return new Terminal(print(out), print(err), json, around);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String plain(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
