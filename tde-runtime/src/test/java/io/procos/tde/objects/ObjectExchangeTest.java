package io.procos.tde.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.ErrorCode;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.Input;
import io.procos.tde.TaskContext;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Large values on their way out of one task and into the next. */
class ObjectExchangeTest {
    private static final DataSize ABOVE = DataSize.ofKilobytes(1);
    private static final String LARGE = "ä".repeat(2_000);

    @TempDir
    private Path folder;

    private ObjectStore store;

    record Said(@Nullable String text, @Nullable List<Map<String, Object>> rows, int number) {}

    record Reported(@Nullable ObjectReference file, String text) {}

    record Taken(
            @Input(label = "Content", fetched = true) @Nullable Object content,

            @Input(label = "Other") @Nullable Object other) {}

    @AdapterType(value = "procos.test.say.v1", name = "Say", description = "Gives back.", effect = EffectKind.READ)
    static final class Say implements Adapter<Said, Said> {
        @Override
        public Said execute(Said input, TaskContext context) {
            return input;
        }
    }

    @AdapterType(value = "procos.test.tell.v1", name = "Tell", description = "Decides.", effect = EffectKind.READ)
    static final class Tell implements Adapter<Said, Reported> {
        @Override
        public Reported execute(Said input, TaskContext context) {
            return new Reported(null, String.valueOf(input.text()));
        }
    }

    @AdapterType(value = "procos.test.take.v1", name = "Take", description = "Asks.", effect = EffectKind.READ)
    static final class Take implements Adapter<Taken, Taken> {
        @Override
        public Taken execute(Taken input, TaskContext context) {
            return input;
        }
    }

    @BeforeEach
    void openStore() {
        store = new FileObjectStore(folder, DataSize.ofKilobytes(32));
    }

    @Test
    void keepsLightValuesInTheProcess() {
        said().withVariable("text", "short").run().hasOutput("text", "short").hasOutput("number", 1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void putsHeavyTextIntoTheStore() throws IOException {
        Map<?, ?> reference = reference(said().withVariable("text", LARGE).run(), "text");

        assertThat(reference.get("bytes")).isEqualTo(4_000L);
        assertThat(content(reference)).isEqualTo(LARGE);
    }

    @Test
    void bringsTextAndRowsBackToWhoAsks() {
        List<Map<String, Object>> rows = List.of(Map.of("name", LARGE, "price", 12.5));
        TdeTestRun said =
                said().withVariable("text", LARGE).withVariable("rows", rows).run();

        take(reference(said, "text")).run().hasOutput("content", LARGE);
        take(reference(said, "rows")).run().hasOutput("content", rows);
    }

    @Test
    void leavesReferencesToWhoDoesNotAsk() {
        Map<?, ?> reference = reference(said().withVariable("text", LARGE).run(), "text");

        Map<String, ?> outputs = take("").withVariable("other", reference).run().outputs();

        assertThat(outputs.get("other")).hasToString(reference.toString());
    }

    @Test
    void leavesItToAdaptersThatGiveReferences() {
        kit(new Tell())
                .withVariable("number", 1)
                .withVariable("text", LARGE)
                .run()
                .hasOutput("text", LARGE);
    }

    @Test
    void leavesValuesThatTheElementWantsToSee() {
        said().withHeader("procos.offload", "false")
                .withVariable("text", LARGE)
                .run()
                .hasOutput("text", LARGE);
    }

    @Test
    void masksSecretsBeforeTheyAreStored() throws IOException {
        TdeTestRun run = said().withSecret("TOKEN", "sw0rdfish")
                .withVariable("text", LARGE + "{{secrets.TOKEN}}")
                .run();

        assertThat(content(reference(run, "text"))).endsWith("ä***");
    }

    @Test
    void doesNotFailTheTaskWhenTheStoreDoes() {
        String larger = LARGE.repeat(10);

        TdeTestRun run = said().withVariable("text", larger).run();

        run.hasOutput("text", larger);
        assertThat(run.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.note()).isEqualTo("not offloaded"));
    }

    @Test
    void refusesContentThatIsNotWhatTheReferenceSays() throws IOException {
        Map<?, ?> reference = reference(said().withVariable("text", LARGE).run(), "text");
        try (var files = Files.walk(folder)) {
            Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "other");
        }

        assertThat(take(reference).run().broken()).contains("'content'", "has other content");
    }

    @Test
    void saysWhichInputRefersToNothing() {
        Map<String, Object> gone = Map.of("object", "sha256:" + "0".repeat(64), "bytes", 1, "mediaType", "text/plain");

        assertThat(take(gone).run().broken()).contains("'content'", "is not in");
        assertThat(take(Map.of("object", "../../etc/passwd", "bytes", 1, "mediaType", "text/plain"))
                        .run()
                        .rejectedWith(ErrorCode.INVALID_INPUT))
                .contains("'content'", "names no object");
    }

    private TdeTestKit said() {
        return kit(new Say()).withVariable("number", 1);
    }

    private TdeTestKit take(Object content) {
        return kit(new Take()).withHeader("procos.offload", "false").withVariable("content", content);
    }

    private TdeTestKit kit(Adapter<?, ?> adapter) {
        return TdeTestKit.of(adapter).withObjects(store, ABOVE);
    }

    private static Map<?, ?> reference(TdeTestRun run, String field) {
        return (Map<?, ?>) run.outputs().get(field);
    }

    private String content(Map<?, ?> reference) throws IOException {
        var named = new ObjectReference((String) reference.get("object"), 0, "text/plain", null);
        try (InputStream content = store.open(named)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
