package io.procos.tde.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.AttachmentStored;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What the trace of a run says about the objects it stored. */
class ToldObjectStoreTest {
    private static final DataSize ABOVE = DataSize.ofBytes(100);

    @TempDir
    private Path folder;

    private ObjectStore store;

    record Text(String text) {}

    record File(ObjectReference file) {}

    @AdapterType(value = "procos.test.keep.v1", name = "Keep", description = "Keeps.", effect = EffectKind.READ)
    record Keep(ObjectStore store) implements Adapter<Text, File> {
        @Override
        public File execute(Text input, TaskContext context) throws IOException {
            byte[] bytes = input.text().getBytes(StandardCharsets.UTF_8);
            return new File(store.put(new ByteArrayInputStream(bytes), "text/plain", input.text() + ".txt"));
        }
    }

    @AdapterType(value = "procos.test.echo.v1", name = "Echo", description = "Echoes.", effect = EffectKind.READ)
    record Echo() implements Adapter<Text, Text> {
        @Override
        public Text execute(Text input, TaskContext context) {
            return input;
        }
    }

    @BeforeEach
    void openStore() {
        store = new ToldObjectStore(new FileObjectStore(folder, DataSize.ofMegabytes(1)));
    }

    @Test
    void tellsWhatAnAdapterStored() {
        TdeTestRun run =
                TdeTestKit.of(new Keep(store)).withVariable("text", "hello").run();

        assertThat(stored(run)).singleElement().satisfies(stored -> {
            assertThat(stored.object()).startsWith("sha256:2cf24dba");
            assertThat(stored.bytes()).isEqualTo(5);
            assertThat(stored.mediaType()).isEqualTo("text/plain");
            assertThat(stored.name()).isEqualTo("hello.txt");
        });
        assertThat(run.facts().getLast()).isInstanceOf(TaskEnded.class);
    }

    @Test
    void tellsWhatWasOffloaded() {
        TdeTestRun run = TdeTestKit.of(new Echo())
                .withObjects(store, ABOVE)
                .withVariable("text", "x".repeat(200))
                .run();

        assertThat(stored(run))
                .singleElement()
                .satisfies(stored -> assertThat(stored.name()).isEqualTo("text"));
    }

    @Test
    void hidesSecretsInNames() {
        TdeTestRun run = TdeTestKit.of(new Keep(store))
                .withSecret("WORD", "swordfish-17")
                .withVariable("text", "{{secrets.WORD}}")
                .run();

        assertThat(stored(run))
                .singleElement()
                .satisfies(stored -> assertThat(stored.name()).isEqualTo("***.txt"));
    }

    @Test
    void givesEachStoredObjectAnIdOfItsOwn() {
        TdeTestRun run =
                TdeTestKit.of(new Keep(store)).withVariable("text", "one").run();

        assertThat(run.events()).anySatisfy(event -> assertThat(event.id()).endsWith("/stored-1"));
    }

    @Test
    void tellsNothingOutsideOfRuns() throws IOException {
        ObjectReference kept = store.put(new ByteArrayInputStream(new byte[3]), "image/png", null);

        assertThat(store.open(kept)).hasBinaryContent(new byte[3]);
    }

    private static List<AttachmentStored> stored(TdeTestRun run) {
        return run.completed().facts().stream()
                .filter(AttachmentStored.class::isInstance)
                .map((TaskEvent event) -> (AttachmentStored) event)
                .toList();
    }
}
