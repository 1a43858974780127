package io.procos.e2e.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.procos.e2e.load.Resources;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs harmless probes without any sandbox: one that does not get out even here would prove nothing. */
record OpenAir(EscapeTarget target, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The probes that got out. */
    List<EscapeProbe> run(List<EscapeProbe> probes) throws Exception {
        List<EscapeProbe> out = new ArrayList<>();
        for (EscapeProbe probe : probes) {
            if (!probe.harmful() && getsOut(probe)) {
                out.add(probe);
            }
            target.restore();
        }
        return out;
    }

    private boolean getsOut(EscapeProbe probe) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "open");
        Files.createDirectory(work.resolve("out"));
        Map<String, Object> variables = new HashMap<>(target.variables(target.standIn()));
        Process process = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-I",
                        "-B",
                        "-c",
                        Resources.text("/procos/e2e/escape/open.py"),
                        JSON.writeValueAsString(variables))
                .directory(work.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer script = process.outputWriter()) {
            script.write(probe.script());
        }
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.contains("RESULT") && !said.contains("\"escaped\": null") || said.contains("\"attachments\": true");
    }
}
