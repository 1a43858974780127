package io.procos.workers.sandbox;

import io.procos.tde.objects.FileObjectStore;
import io.procos.workers.sandbox.Confined.CommandInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** A process that runs a confined command for ever, to be killed. */
final class SleepingWorker {

    private SleepingWorker() {}

    /** @param args the level, and the seconds to sleep, by which the command is found */
    public static void main(String[] args) throws Exception {
        Sandbox sandbox = new Sandbox(
                SandboxAccess.settings(SandboxLevel.valueOf(args[0]), Path.of("/tmp")),
                new FileObjectStore(Path.of("/tmp/none"), DataSize.ofMegabytes(1)));
        String script = "setsid sleep " + args[1] + " & sleep " + args[1];
        try (Scratch scratch = sandbox.scratch()) {
            System.out.println(scratch.work().getParent());
            sandbox.run(
                    scratch,
                    new Confined(
                            List.of("/bin/sh", "-c", script),
                            Map.of(),
                            new CommandInput.Text(""),
                            List.of(),
                            Duration.ofMinutes(1),
                            null));
        }
    }
}
