package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Terminal;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where errors reach the user: never a stack trace, always a way out. */
final class Errors {
    private Errors() {}

    static int usage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        boolean json = List.of(arguments).contains("--json");
        return report(new Failure(ExitStatus.USAGE, message, wayOut(wrong, command)), Terminal.ofThisProcess(json));
    }

    static int failure(Exception thrown, CommandLine command, ParseResult parsed) {
        boolean json = command.getCommandSpec().userObject() instanceof DaemonCommand own && own.globals.json;
        return report(asFailure(thrown), Terminal.ofThisProcess(json));
    }

    private static int report(Failure failure, Terminal terminal) {
        terminal.error(String.valueOf(failure.getMessage()), failure.wayOut());
        terminal.json(Map.of(
                "error",
                Map.of(
                        "message", String.valueOf(failure.getMessage()),
                        "hint", failure.wayOut(),
                        "status", failure.status())));
        return failure.status();
    }

    private static Failure asFailure(Exception thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        String what = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return new Failure(ExitStatus.FAILED, what, "procos doctor");
    }

    private static String wayOut(ParameterException wrong, CommandLine command) {
        List<String> meant =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        return meant.isEmpty() ? help : "did you mean " + meant.getFirst() + "? See " + help;
    }
}
