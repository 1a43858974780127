package io.procos.workers.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.directory.WatchSettings.Then;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Duration SETTLE = Duration.ofSeconds(5);

    @TempDir
    Path home;

    private Path inbox;
    private DirectoryFixture folders;
    private final Engine engine = new Engine();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Takes each id once, as the engine does, and can be away. */
    private static final class Engine implements Inbound {
        private final Set<String> ids = new HashSet<>();
        private final List<InboundMessage> messages = new ArrayList<>();
        private boolean away;
        private boolean refuses;

        @Override
        public void publish(InboundMessage message) throws InboundRefused, InboundUnavailable {
            if (away) {
                throw new InboundUnavailable("away", new IllegalStateException());
            }
            if (refuses) {
                throw new InboundRefused("never", new IllegalStateException());
            }
            if (ids.add(message.id())) {
                messages.add(message);
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        inbox = Files.createDirectory(home.resolve("inbox"));
        folders = new DirectoryFixture(Map.of("inbox", inbox));
    }

    private Watch watch(String glob, Then then, @Nullable String key) {
        return new Watch(
                "orders",
                new WatchSettings(
                        "inbox:",
                        glob,
                        false,
                        "order-arrived",
                        key,
                        SETTLE,
                        Duration.ofMillis(10),
                        Duration.ofHours(1),
                        then,
                        "inbox:done"),
                folders.settings,
                folders.roots,
                engine,
                () -> now);
    }

    private ToldFiles memory() throws Exception {
        return new ToldFiles(home.resolve("watch/orders.told"));
    }

    private void lookUntilSettled(Watch watch, ToldFiles told) throws Exception {
        watch.look(told);
        now = now.plus(SETTLE);
        watch.look(told);
    }

    @Test
    void tellsEachFileOnceWithItsFacts() throws Exception {
        Files.writeString(inbox.resolve("a.xml"), "one");
        Files.writeString(inbox.resolve("b.txt"), "no");
        Files.writeString(inbox.resolve(".c.xml"), "hidden");
        Watch watch = watch("*.xml", Then.LEAVE, null);

        try (ToldFiles told = memory()) {
            lookUntilSettled(watch, told);
            lookUntilSettled(watch, told);
        }

        assertThat(engine.messages).hasSize(1);
        assertThat(engine.messages.getFirst().name()).isEqualTo("order-arrived");
        assertThat(engine.messages.getFirst().correlationKey()).isEmpty();
        assertThat(engine.messages.getFirst().variables())
                .containsEntry("path", "inbox:a.xml")
                .containsEntry("name", "a.xml")
                .containsEntry("size", 3L);
    }

    @Test
    void waitsUntilAFileHasStoppedGrowing() throws Exception {
        Watch watch = watch("*", Then.LEAVE, null);
        try (ToldFiles told = memory()) {
            Files.writeString(inbox.resolve("a"), "one");
            watch.look(told);
            now = now.plus(SETTLE.minusSeconds(1));
            Files.writeString(inbox.resolve("a"), "one and more");
            watch.look(told);
            now = now.plus(SETTLE.minusSeconds(1));
            watch.look(told);
            assertThat(engine.messages).isEmpty();

            now = now.plusSeconds(1);
            watch.look(told);
        }

        assertThat(engine.messages).hasSize(1);
    }

    @Test
    void tellsNothingAgainAfterARestartAndAChangedFileAnew() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        try (ToldFiles told = memory()) {
            lookUntilSettled(watch("*", Then.LEAVE, null), told);
        }
        engine.ids.clear();

        try (ToldFiles told = memory()) {
            Watch again = watch("*", Then.LEAVE, null);
            lookUntilSettled(again, told);
            assertThat(engine.messages).hasSize(1);

            Files.writeString(inbox.resolve("a"), "changed");
            lookUntilSettled(again, told);
        }

        assertThat(engine.messages).hasSize(2);
    }

    @Test
    void keepsFilesForAnEngineThatIsAway() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        Watch watch = watch("*", Then.DELETE, null);
        engine.away = true;
        try (ToldFiles told = memory()) {
            watch.look(told);
            now = now.plus(SETTLE);
            assertThatThrownBy(() -> watch.look(told)).isInstanceOf(InboundUnavailable.class);
            assertThat(inbox.resolve("a")).exists();

            engine.away = false;
            watch.look(told);
        }

        assertThat(engine.messages).hasSize(1);
        assertThat(inbox.resolve("a")).doesNotExist();
    }

    @Test
    void finishesWhatACrashLeftAfterTheMessage() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        try (ToldFiles told = memory()) {
            lookUntilSettled(watch("*", Then.LEAVE, null), told);
        }

        try (ToldFiles told = memory()) {
            watch("*", Then.MOVE, null).look(told);
        }

        assertThat(engine.messages).hasSize(1);
        assertThat(inbox.resolve("done/a")).hasContent("one");
    }

    @Test
    void replacesNothingAtTheTargetOfAMove() throws Exception {
        Files.createDirectory(inbox.resolve("done"));
        Files.writeString(inbox.resolve("done/a"), "before");
        Files.writeString(inbox.resolve("a"), "one");

        try (ToldFiles told = memory()) {
            lookUntilSettled(watch("*", Then.MOVE, null), told);
        }

        assertThat(inbox.resolve("done/a")).hasContent("before");
        assertThat(inbox.resolve("done"))
                .isDirectoryContaining(path -> path.toString().endsWith("-a"));
        assertThat(inbox.resolve("a")).doesNotExist();
    }

    @Test
    void leavesWhatTheEngineNeverTakes() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        engine.refuses = true;
        Watch watch = watch("*", Then.DELETE, null);

        try (ToldFiles told = memory()) {
            lookUntilSettled(watch, told);
        }

        assertThat(inbox.resolve("a")).exists();
    }

    @Test
    void correlatesByAnExpressionOverTheFile() throws Exception {
        Files.writeString(inbox.resolve("order-17.xml"), "one");

        try (ToldFiles told = memory()) {
            lookUntilSettled(watch("*", Then.LEAVE, "=substring before(name, \".\")"), told);
        }

        assertThat(engine.messages.getFirst().correlationKey()).isEqualTo("order-17");
    }

    @Test
    void forgetsFilesThatAreGone() throws Exception {
        try (ToldFiles told = memory()) {
            for (int i = 0; i < 2_000; i++) {
                told.add("id-" + i);
            }
            told.keepOnly(Set.of("id-7"));
            told.add("id-new");
        }

        assertThat(Files.readAllLines(home.resolve("watch/orders.told")))
                .contains("id-7", "id-new")
                .hasSizeLessThan(10);
    }
}
