package io.procos.workers.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.workers.sandbox.SandboxAccess;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ShellExecAdapterTest {
    @TempDir
    private static Path folder;

    private FileObjectStore objects;
    private ShellExecAdapter adapter;

    @BeforeEach
    void open() {
        objects = new FileObjectStore(folder.resolve("objects"), DataSize.ofMegabytes(10));
        Map<String, Path> commands =
                Map.of("printf", Path.of("/usr/bin/printf"), "cat", Path.of("/bin/cat"), "sh", Path.of("/bin/sh"));
        ShellSettings settings = new ShellSettings(
                commands, Map.of("STAGE", "test"), Set.of("TZ"), Duration.ofSeconds(20), DataSize.ofBytes(100));
        adapter = new ShellExecAdapter(settings, SandboxAccess.strict(Path.of("/tmp"), objects), objects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(id)", "; reboot", "`id`", "*", "a'b\"c", "$HOME", "| cat", "--", "\\", "ä€😀"})
    void handsArgumentsOverAsTheyAre(String argument) {
        kit("printf", "[%s]", argument).run().hasOutput("stdout", "[" + argument + "]");
    }

    @Test
    void readsTextOrObjectOnStandardInput() throws Exception {
        ObjectReference object = kept("from the store");

        kit("cat").withVariable("stdin", "text").run().hasOutput("stdout", "text");
        kit("cat").withVariable("stdinObject", object).run().hasOutput("stdout", "from the store");
    }

    @Test
    void findsFilesAndLeavesAttachments() throws Exception {
        var run = kit("sh", "-c", "cp 'a b.csv' out/table.csv; printf x > out/plot.png")
                .withVariable("files", Map.of("a b.csv", kept("1;2")))
                .run();

        assertThat(run.outputs().get("files").toString())
                .contains("table.csv", "text/csv", "bytes=3", "plot.png", "image/png");
    }

    @Test
    void refusesAttachmentThatIsALink() {
        String reason = kit("sh", "-c", "ln -s /etc/shadow out/a.txt").run().rejectedWith("INVALID_ATTACHMENT");

        assertThat(reason).contains("out/a.txt", "no plain file");
    }

    @Test
    void cutsOutputAndKeepsAllOfItIfAsked() {
        var run = kit("sh", "-c", "seq 1000").withVariable("keepOutput", true).run();

        assertThat((String) run.outputs().get("stdout")).hasSize(100);
        run.hasOutput("truncated", true);
        assertThat(run.outputs().get("stdoutObject").toString()).contains("bytes=3893");
    }

    @Test
    void mapsExitCodes() {
        String reason =
                kit("sh", "-c", "echo 'no such order' >&2; exit 4").run().rejectedWith("COMMAND_FAILED");

        assertThat(reason).contains("sh", "exit code 4", "no such order");
        kit("sh", "-c", "exit 4")
                .withVariable("acceptExitCodes", List.of(0, 4))
                .run()
                .hasOutput("exitCode", 4);
    }

    @Test
    void setsAllowedVariablesOnly() {
        kit("sh", "-c", "printf \"$STAGE $TZ\"")
                .withVariable("environment", Map.of("TZ", "UTC"))
                .run()
                .hasOutput("stdout", "test UTC");

        assertThat(kit("cat")
                        .withVariable("environment", Map.of("LD_PRELOAD", "/tmp/x.so"))
                        .run()
                        .rejectedWith("INVALID_INPUT"))
                .contains("environment", "procos.workers.shell.allow-environment");
    }

    @Test
    void endsWhatTakesTooLong() {
        kit("sh", "-c", "sleep 30").withVariable("timeout", "PT0.3S").run().rejectedWith("TIMED_OUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "/bin/cat", "../cat", "cat -n", ""})
    void refusesCommandsThatAreNotListed(String command) {
        assertThat(kit(command).run().rejectedWith("INVALID_INPUT")).contains("command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "a/b", ".hidden", "", "a\nb"})
    void refusesFileNamesThatLeadElsewhere(String name) throws Exception {
        assertThat(kit("cat")
                        .withVariable("files", Map.of(name, kept("x")))
                        .run()
                        .rejectedWith("INVALID_INPUT"))
                .contains("files");
    }

    @Test
    void refusesNulAndFloodsInArguments() {
        assertThat(kit("printf", "a\0b").run().rejectedWith("INVALID_INPUT")).contains("arguments");
        assertThat(kit("printf", "x".repeat(200_000)).run().rejectedWith("INVALID_INPUT"))
                .contains("arguments", "standard input");
    }

    @Test
    void refusesTwoStandardInputsAndNoTime() throws Exception {
        assertThat(kit("cat")
                        .withVariable("stdin", "a")
                        .withVariable("stdinObject", kept("b"))
                        .run()
                        .rejectedWith("INVALID_INPUT"))
                .contains("stdinObject");
        assertThat(kit("cat").withVariable("timeout", "PT0S").run().rejectedWith("INVALID_INPUT"))
                .contains("timeout");
    }

    private ObjectReference kept(String text) throws Exception {
        return objects.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/plain", null);
    }

    private TdeTestKit kit(String command, String... arguments) {
        return TdeTestKit.of(adapter).withVariable("command", command).withVariable("arguments", List.of(arguments));
    }
}
