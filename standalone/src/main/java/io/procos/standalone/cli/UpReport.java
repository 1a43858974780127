package io.procos.standalone.cli;

import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunState;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;

/** What a user sees when ProcOS is up: where it listens, where things lie, what to do next. */
final class UpReport {
    private UpReport() {}

    static void print(Launch.Running running, DataFolder data, Terminal terminal) {
        Style style = terminal.style();
        RunState state = running.state();
        terminal.line(style.good("✓")
                + (running.before()
                        ? " ProcOS is already running (process " + state.pid() + ")"
                        : " ProcOS is up " + style.dim("in " + Durations.text(running.took()))));
        terminal.line();
        entry(
                terminal,
                "engine",
                "127.0.0.1:" + state.ports().grpc() + " (gRPC), 127.0.0.1:"
                        + state.ports().rest() + " (REST): any Zeebe client");
        entry(terminal, "control API", "http://127.0.0.1:" + state.ports().api() + "/v1, token in " + data.token());
        if (state.ports().smtp() != 0) {
            entry(terminal, "mailbox", "127.0.0.1:" + state.ports().smtp() + " (SMTP), mails land in " + data.mail());
        }
        entry(terminal, "models", "what you put into " + data.models() + " is deployed at once");
        entry(terminal, "files", "file tasks read and write below " + data.files());
        entry(terminal, "log", data.log().toString());
        terminal.line();
        String command = terminal.around().command();
        terminal.line("Next: " + style.bold(command + " demo") + " shows it at work, "
                + style.bold(command + " run my.bpmn --wait") + " runs your process, "
                + style.bold(command + " down") + " stops it.");
        if (!running.before()) {
            terminal.line(
                    style.dim("The engine inside is Camunda's Zeebe under the Camunda License 1.0: for development,"
                            + " tests and demos, not for production."));
        }
    }

    private static void entry(Terminal terminal, String name, String value) {
        terminal.line("  " + terminal.style().accent(String.format("%-12s", name)) + value);
    }
}
