package io.procos.workers.shell;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Fields;
import io.procos.workers.sandbox.Confined;
import io.procos.workers.sandbox.Confined.CommandInput;
import io.procos.workers.sandbox.RunTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Turns the input of a task into a command, if the settings allow it. Immutable and thread-safe. */
record ShellCommand(ShellSettings settings) {
    private static final int MOST_ARGUMENTS = 1_000;
    private static final int LONGEST_ARGUMENTS = 100_000;

    Confined of(ShellExecAdapter.Input input, TaskContext context) throws TaskError.Rejection {
        return new Confined(
                words(input),
                environment(input),
                standardInput(input),
                List.of(),
                RunTime.of(input.timeout(), settings.timeLimit(), context),
                context.sandbox());
    }

    private List<String> words(ShellExecAdapter.Input input) throws TaskError.Rejection {
        Path program = settings.commands().get(input.command());
        if (program == null) {
            throw Fields.invalid(
                    "command",
                    "is not allowed; use one of "
                            + new TreeSet<>(settings.commands().keySet())
                            + ", or have it added to procos.workers.shell.commands");
        }
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(input.arguments() == null ? List.of() : input.arguments());
        if (words.size() > MOST_ARGUMENTS
                || words.stream().mapToInt(String::length).sum() > LONGEST_ARGUMENTS) {
            throw Fields.invalid(
                    "arguments",
                    "are more than " + MOST_ARGUMENTS + ", or longer than " + LONGEST_ARGUMENTS
                            + " characters together; hand them over on standard input or in a file");
        }
        for (String word : words) {
            refuseNul("arguments", word);
        }
        return words;
    }

    private Map<String, String> environment(ShellExecAdapter.Input input) throws TaskError.Rejection {
        Map<String, String> environment = new HashMap<>(settings.environment());
        if (input.environment() == null) {
            return environment;
        }
        for (Map.Entry<String, String> entry : input.environment().entrySet()) {
            if (!settings.allowEnvironment().contains(entry.getKey())) {
                throw Fields.invalid(
                        "environment",
                        "holds a name that is not allowed; use " + new TreeSet<>(settings.allowEnvironment())
                                + ", or have it added to procos.workers.shell.allow-environment");
            }
            refuseNul("environment", entry.getValue());
            environment.put(entry.getKey(), entry.getValue());
        }
        return environment;
    }

    private static CommandInput standardInput(ShellExecAdapter.Input input) throws TaskError.Rejection {
        if (input.stdinObject() == null) {
            return new CommandInput.Text(input.stdin() == null ? "" : input.stdin());
        }
        if (input.stdin() != null) {
            throw Fields.invalid("stdinObject", "cannot be used together with stdin; leave one of them out");
        }
        return new CommandInput.Stored(input.stdinObject());
    }

    private static void refuseNul(String field, String word) throws TaskError.Rejection {
        if (word.indexOf('\0') >= 0) {
            throw Fields.invalid(field, "holds a NUL character, which no program can be given");
        }
    }
}
