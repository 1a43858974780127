package io.procos.workers.shell;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.sandbox.Attachments;
import io.procos.workers.sandbox.Confined;
import io.procos.workers.sandbox.Ended;
import io.procos.workers.sandbox.RunFiles;
import io.procos.workers.sandbox.Said;
import io.procos.workers.sandbox.Sandbox;
import io.procos.workers.sandbox.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one allow-listed program in the sandbox. It only reads: without network and outside its own folder, which is
 * removed, it leaves nothing behind in the world.
 */
@AdapterType(
        value = "procos.shell.exec.v1",
        name = "Run command",
        description = "Runs one allow-listed program with an array of arguments in a sandbox without network.",
        effect = EffectKind.READ,
        policyArgument = "command",
        errors = {
            ShellExecAdapter.COMMAND_FAILED + ": the program ended with an exit code that is not accepted",
            Attachments.INVALID_ATTACHMENT + ": a file in the folder out is no plain file, or there are too many",
            "SANDBOX_VIOLATION: the program used more memory, disk or output than its sandbox gives"
        })
class ShellExecAdapter implements Adapter<ShellExecAdapter.Input, ShellExecAdapter.Output> {
    /** The BPMN error code of a program that failed. */
    static final String COMMAND_FAILED = "COMMAND_FAILED";

    record Input(
            @io.procos.tde.Input(
                    label = "Command",
                    description = "A name from procos.workers.shell.commands",
                    example = "pdftotext",
                    maxLength = 100,
                    group = "Command",
                    required = true)
            String command,

            @io.procos.tde.Input(
                    label = "Arguments",
                    description = "A list of texts; no shell reads them",
                    example = "=[\"-layout\", \"in.pdf\", \"-\"]",
                    group = "Command")
            @Nullable List<String> arguments,

            @io.procos.tde.Input(
                    label = "Standard input",
                    description = "Text for the program to read",
                    multiline = true,
                    group = "Command")
            @Nullable String stdin,

            @io.procos.tde.Input(
                    label = "Standard input from object",
                    description = "An object for the program to read instead of text",
                    example = "=document",
                    group = "Command")
            @Nullable ObjectReference stdinObject,

            @io.procos.tde.Input(
                    label = "Files",
                    description = "Objects by the file name that the program finds them under",
                    example = "={\"in.pdf\": document}",
                    group = "Command")
            @Nullable Map<String, ObjectReference> files,

            @io.procos.tde.Input(
                    label = "Environment",
                    description = "Variables by name, as far as procos.workers.shell.allow-environment lists them",
                    example = "={TZ: \"Europe/Berlin\"}",
                    group = "Command")
            @Nullable Map<String, String> environment,

            @io.procos.tde.Input(
                    label = "Accepted exit codes",
                    description = "Codes that are a result and no error; 0 when empty",
                    example = "=[0, 1]",
                    group = "Result")
            @Nullable List<Integer> acceptExitCodes,

            @io.procos.tde.Input(
                    label = "Keep whole output",
                    description = "Put standard output and standard error into the object store as well",
                    group = "Result")
            @Nullable Boolean keepOutput,

            @io.procos.tde.Input(
                    label = "Timeout",
                    description = "ISO-8601 duration; the worker's own limit holds as well",
                    example = "PT30S",
                    group = "Limits")
            @Nullable Duration timeout) {}

    /**
     * @param stdout the beginning of it
     * @param truncated that is not all of stdout or stderr
     * @param stdoutObject all of it, if asked for
     * @param files what the program left in its folder {@code out}
     */
    record Output(
            int exitCode,
            String stdout,
            String stderr,
            boolean truncated,
            @Nullable ObjectReference stdoutObject,
            @Nullable ObjectReference stderrObject,
            List<ObjectReference> files,
            long millis) {}

    private final Sandbox sandbox;
    private final ObjectStore objects;
    private final ShellSettings settings;
    private final ShellCommand commands;

    ShellExecAdapter(ShellSettings settings, Sandbox sandbox, ObjectStore objects) {
        this.sandbox = sandbox;
        this.objects = objects;
        this.settings = settings;
        this.commands = new ShellCommand(settings);
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, IOException, InterruptedException {
        Confined confined = commands.of(input, context);
        try (Scratch scratch = sandbox.scratch()) {
            if (input.files() != null) {
                new RunFiles(objects).place(scratch, ".", input.files());
            }
            Ended ended = sandbox.run(scratch, confined);
            judge(input, scratch, ended);
            return output(input, scratch, ended);
        }
    }

    private static void judge(Input input, Scratch scratch, Ended ended) throws IOException, TaskError.Rejection {
        List<Integer> accepted = input.acceptExitCodes() == null ? List.of(0) : input.acceptExitCodes();
        if (!accepted.contains(ended.exitCode())) {
            throw new TaskError.Rejection(
                    COMMAND_FAILED,
                    "%s ended with exit code %d%s; it said: %s"
                            .formatted(
                                    input.command(),
                                    ended.exitCode(),
                                    ended.signal(),
                                    scratch.stderr().lastWords()));
        }
    }

    private Output output(Input input, Scratch scratch, Ended ended) throws IOException, TaskError.Rejection {
        int most = (int) settings.maxText().toBytes();
        boolean keep = Boolean.TRUE.equals(input.keepOutput());
        return new Output(
                ended.exitCode(),
                scratch.stdout().beginning(most),
                scratch.stderr().beginning(most),
                Math.max(scratch.stdout().size(), scratch.stderr().size()) > most,
                keep ? kept(scratch.stdout(), "stdout.txt") : null,
                keep ? kept(scratch.stderr(), "stderr.txt") : null,
                sandbox.attachments(scratch).keep(),
                ended.millis());
    }

    private ObjectReference kept(Said said, String name) throws IOException {
        try (InputStream content = Files.newInputStream(said.file())) {
            return objects.put(content, "text/plain", name);
        }
    }
}
