package io.procos.workers.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.sandbox.SandboxAccess;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PythonRunAdapterTest {
    @TempDir
    private Path folder;

    private FileObjectStore objects;
    private Path scripts;
    private PythonRunAdapter adapter;

    @BeforeEach
    void open() throws Exception {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        objects = new FileObjectStore(folder.resolve("objects"), DataSize.ofMegabytes(10));
        PythonSettings settings = new PythonSettings(
                Path.of("/usr/bin/python3"),
                Map.of("reports", scripts),
                true,
                Duration.ofSeconds(20),
                DataSize.ofBytes(1_000),
                DataSize.ofBytes(1_000));
        adapter = new PythonRunAdapter(settings, SandboxAccess.strict(Path.of("/tmp"), objects), objects);
    }

    @Test
    void computesFromVariables() {
        TdeTestRun run = kit("print('adding')\nresult = {'sum': sum(variables['amounts']), 'word': variables['ä']}")
                .withVariable("variables", Map.of("amounts", List.of(1, 2, 39), "ä", "größer"))
                .run();

        run.hasOutput("result", Map.of("sum", 42, "word", "größer")).hasOutput("stdout", "adding\n");
    }

    @Test
    void readsFilesAndHandsOutAttachments() throws Exception {
        var orders = objects.put(
                new ByteArrayInputStream("a,1\nb,2\n".getBytes(StandardCharsets.UTF_8)), "text/csv", "orders.csv");

        TdeTestRun run =
                kit("""
                import csv
                rows = list(csv.reader(open('in/orders.csv')))
                open('out/chart.svg', 'w').write('<svg/>')
                open('out/rows.json', 'w').write(str(len(rows)))
                result = len(rows)
                """).withVariable("files", Map.of("orders.csv", orders)).run();

        run.hasOutput("result", 2);
        assertThat(run.outputs().get("attachments").toString())
                .contains("chart.svg", "image/svg+xml", "rows.json", "application/json");
    }

    @Test
    void runsScriptFileWithItsModules() throws Exception {
        Files.writeString(scripts.resolve("rates.py"), "VAT = 19");
        Files.writeString(scripts.resolve("monthly.py"), "import rates\nresult = rates.VAT");

        file("reports:monthly.py").run().hasOutput("result", 19);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = 1\\nraise ValueError('bad amount') | line 2: ValueError: bad amount",
                "def f():\\n  return 1/0\\nf() | line 2: ZeroDivisionError: division by zero",
                "x = (1,\\n  2]\\n | line 2: SyntaxError",
                "\\n\\nimport no_such_module | line 3: ModuleNotFoundError: No module named 'no_such_module'",
                "import sys\\nsys.exit(3) | exit code: 3",
                "import os\\nos._exit(9) | ended with exit code 9",
                "import os\\nos.abort() | ended with exit code 134",
                "import socket\\nsocket.create_connection(('127.0.0.1', 80)) | PermissionError",
                "x = [0] * 10**9 | line 1: MemoryError"
            })
    void namesErrorAndLine(String script, String expected) {
        assertThat(kit(script.replace("\\n", "\n")).run().rejectedWith("PYTHON_FAILED"))
                .contains(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "result = object() | not JSON serializable",
                "result = float('nan') | not JSON compliant",
                "result = 'x' * 5000 | larger than 1000 bytes",
                "import atexit; atexit.register(lambda: open('result.json', 'w').write('{')) | no JSON"
            })
    void refusesResultsThatAreNoJson(String script, String expected) {
        assertThat(kit(script).run().rejectedWith("INVALID_OUTPUT")).contains("result", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports:../secret.py",
                "reports:/etc/passwd",
                "reports:link.py",
                "reports:none.py",
                "x:a.py",
                "a.py"
            })
    void refusesFilesOutsideTheirFolder(String file) throws Exception {
        Files.writeString(folder.resolve("secret.py"), "result = 1");
        Files.createSymbolicLink(scripts.resolve("link.py"), folder.resolve("secret.py"));

        assertThat(file(file).run().rejectedWith("INVALID_INPUT")).contains("file");
    }

    @Test
    void refusesNoScriptAndTwo() {
        assertThat(TdeTestKit.of(adapter).run().rejectedWith("INVALID_INPUT")).contains("script");
        assertThat(kit("result = 1").withVariable("file", "reports:a.py").run().rejectedWith("INVALID_INPUT"))
                .contains("file");
    }

    private TdeTestKit kit(String script) {
        return TdeTestKit.of(adapter).withVariable("script", script);
    }

    private TdeTestKit file(String file) {
        return TdeTestKit.of(adapter).withVariable("file", file);
    }
}
