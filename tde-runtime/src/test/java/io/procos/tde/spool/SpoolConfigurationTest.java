package io.procos.tde.spool;

import static io.procos.tde.spool.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.EventSink;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class SpoolConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void shipsToEverySink() {
        Collected one = new Collected();
        Collected other = new Collected();

        app().withBean("one", EventSink.class, () -> one)
                .withBean("other", EventSink.class, () -> other)
                .run(app -> {
                    app.getBean(Spool.class).append(note("e1"));

                    await().untilAsserted(() -> assertThat(one.ids()).containsExactly("e1"));
                    await().untilAsserted(() -> assertThat(other.ids()).containsExactly("e1"));
                });
    }

    @Test
    void emptiesItselfWithoutASink() {
        app().run(app -> {
            FileSpool spool = app.getBean(FileSpool.class);

            spool.append(note("e1"));

            await().until(() -> spool.waitingEvents() == 0);
        });
    }

    @Test
    void hasDefaultsThatFitALaptop() {
        app().run(app -> assertThat(app.getBean(SpoolSettings.class))
                .isEqualTo(new SpoolSettings(
                        folder,
                        DataSize.ofMegabytes(256),
                        DataSize.ofMegabytes(8),
                        Duration.ofSeconds(5),
                        500,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(10))));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        app().withPropertyValues("procos.spool.batch=0")
                .run(app ->
                        assertThat(app).getFailure().rootCause().hasMessage("procos.spool.batch must be at least 1"));
    }

    private ApplicationContextRunner app() {
        return new ApplicationContextRunner()
                .withUserConfiguration(SpoolConfiguration.class)
                .withPropertyValues("procos.spool.folder=" + folder);
    }
}
