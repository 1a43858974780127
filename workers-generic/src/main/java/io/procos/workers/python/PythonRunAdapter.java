package io.procos.workers.python;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.procos.workers.sandbox.RunTime;
import io.procos.workers.sandbox.Sandbox;
import io.procos.workers.sandbox.Scratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Python script in the sandbox. It only reads: without network and outside its own folder, which is removed, it
 * leaves nothing behind in the world.
 */
@AdapterType(
        value = "procos.python.run.v1",
        name = "Run Python",
        description = "Runs a Python script in a sandbox without network: variables in, a result and attachments out.",
        effect = EffectKind.READ,
        policyArgument = "file",
        errors = {
            PythonRunAdapter.PYTHON_FAILED + ": the script raised an error; the reason says its line",
            Attachments.INVALID_ATTACHMENT + ": a file in the folder out is no plain file, or there are too many",
            "SANDBOX_VIOLATION: the script used more memory, disk or output than its sandbox gives"
        })
class PythonRunAdapter implements Adapter<PythonRunAdapter.Input, PythonRunAdapter.Output> {
    /** The BPMN error code of a script that failed. */
    static final String PYTHON_FAILED = "PYTHON_FAILED";

    record Input(
            @io.procos.tde.Input(
                    label = "Script",
                    description = "Python 3; reads variables, sets result, leaves files in out/",
                    example = "result = sum(variables['amounts'])",
                    multiline = true,
                    maxLength = 100_000,
                    group = "Script")
            @Nullable String script,

            @io.procos.tde.Input(
                    label = "Script file",
                    description = "FOLDER:path of a script, instead of its text",
                    example = "reports:monthly.py",
                    maxLength = 1024,
                    group = "Script")
            @Nullable String file,

            @io.procos.tde.Input(
                    label = "Variables",
                    description = "A context, which the script finds as the dictionary variables",
                    example = "={amounts: order.amounts}",
                    group = "Script")
            @Nullable Map<String, Object> variables,

            @io.procos.tde.Input(
                    label = "Files",
                    description = "Objects by the name that the script finds them under in the folder in/",
                    example = "={\"orders.csv\": orders}",
                    group = "Script")
            @Nullable Map<String, ObjectReference> files,

            @io.procos.tde.Input(
                    label = "Timeout",
                    description = "ISO-8601 duration; the worker's own limit holds as well",
                    example = "PT30S",
                    group = "Limits")
            @Nullable Duration timeout) {}

    /**
     * @param result what the script set
     * @param stdout the beginning of what it printed
     * @param attachments what it left in its folder {@code out}
     */
    record Output(
            @Nullable Object result, String stdout, String stderr, List<ObjectReference> attachments, long millis) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final ObjectStore objects;
    private final PythonSettings settings;
    private final Scripts scripts;

    PythonRunAdapter(PythonSettings settings, Sandbox sandbox, ObjectStore objects) {
        this.sandbox = sandbox;
        this.objects = objects;
        this.settings = settings;
        this.scripts = new Scripts(settings);
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, IOException, InterruptedException {
        Script script = scripts.of(input);
        Confined confined = confined(script, input, context);
        try (Scratch scratch = sandbox.scratch()) {
            scratch.place(".", "script.py", bytes(script.source().getBytes(StandardCharsets.UTF_8)));
            scratch.place(
                    ".",
                    "variables.json",
                    bytes(JSON.writeValueAsBytes(input.variables() == null ? Map.of() : input.variables())));
            new RunFiles(objects).place(scratch, "in", input.files() == null ? Map.of() : input.files());
            Ended ended = sandbox.run(scratch, confined);
            return output(scratch, ended);
        }
    }

    private Confined confined(Script script, Input input, TaskContext context) throws TaskError.Rejection {
        Path interpreter = Objects.requireNonNull(settings.interpreter(), "served only when it is set");
        String folder = script.folder() == null ? "" : script.folder().toString();
        return new Confined(
                List.of(interpreter.toString(), "-I", "-B", "-c", PythonResult.RUNNER, script.name(), folder),
                Map.of("MPLBACKEND", "Agg", "OPENBLAS_NUM_THREADS", "2"),
                new Confined.CommandInput.Text(""),
                script.folder() == null ? List.of() : List.of(script.folder()),
                RunTime.of(input.timeout(), settings.timeLimit(), context),
                context.sandbox());
    }

    private Output output(Scratch scratch, Ended ended) throws IOException, TaskError.Rejection {
        int most = (int) settings.maxText().toBytes();
        Object result = new PythonResult(scratch, JSON, settings.maxResult()).of(ended);
        return new Output(
                result,
                scratch.stdout().beginning(most),
                scratch.stderr().beginning(most),
                sandbox.attachments(scratch).keep(),
                ended.millis());
    }

    private static ByteArrayInputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
