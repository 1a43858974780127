package io.procos.tde.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.redaction.Redaction;
import io.procos.tde.spool.FileSpool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class RedactedSpoolTest {

    @TempDir
    Path folder;

    @Test
    void writesToNoDiskWhatIsTakenOut() {
        app().withPropertyValues(
                        "procos.redaction.recognise=email,card",
                        "procos.redaction.patterns[customer]=C-\\d{6}",
                        "procos.redaction.hash=name",
                        "procos.redaction.key=a key of my own, long enough")
                .run(app -> {
                    try (FileSpool files = FileSpool.open(folder, DataSize.ofMegabytes(1))) {
                        new RedactedSpool(files, app.getBean(Redaction.class))
                                .append(note(
                                        "jane@example.org is C-123456", Map.of("name", "Jane", "password", "hunter2")));

                        assertThat(disk())
                                .contains("[email:", "[customer:", "[hashed:", "[dropped]")
                                .doesNotContain("jane", "Jane", "C-123456", "hunter2");
                    }
                });
    }

    @Test
    void takesOutSecretsByDefault() {
        app().run(app -> assertThat(app.getBean(Redaction.class).text("Bearer abcdefgh1234, jane@example.org"))
                .isEqualTo("[secret], jane@example.org"));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        app().withPropertyValues("procos.redaction.recognise=fax")
                .run(app -> assertThat(app).getFailure().rootCause().hasMessageContaining("'fax'"));
    }

    private String disk() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".spool")).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static CloudEvent note(String text, Map<String, Object> details) {
        return CloudEvent.of("1", "/worker/test", "7", Instant.EPOCH, new TaskNoted("1", 7, 7, text, details));
    }

    private static ApplicationContextRunner app() {
        return new ApplicationContextRunner().withUserConfiguration(RedactionConfiguration.class);
    }
}
