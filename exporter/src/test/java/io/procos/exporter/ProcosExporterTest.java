package io.procos.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.camunda.zeebe.protocol.record.Record;
import io.procos.api.event.CloudEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcosExporterTest {

    private static List<Record<?>> records = List.of();

    private final List<CloudEvent> arrived = new ArrayList<>();
    private boolean refusing;

    @BeforeAll
    static void tellTheStory() throws Exception {
        records = OrderStory.records();
    }

    @Test
    void confirmsAPositionOnlyWhenItsEventHasArrived() {
        ExporterHost host = open(Map.of("batchSize", 1_000));

        host.export(records);
        assertThat(host.position()).isEqualTo(-1);

        host.timePasses();
        assertThat(arrived).isNotEmpty();
        assertThat(host.position()).isEqualTo(lastWanted(host).getPosition());
    }

    @Test
    void deliversAFullBatchAtOnce() {
        open(Map.of("batchSize", 5)).export(records);

        assertThat(arrived.size()).isGreaterThan(20).isEqualTo(arrived.size() / 5 * 5);
    }

    @Test
    void skipsNothingWhileTheSinkRefuses() {
        ExporterHost host = open(Map.of("batchSize", 1));
        List<Record<?>> first =
                List.of(records.stream().filter(host::wants).findFirst().orElseThrow());
        refusing = true;

        assertThatIllegalStateException().isThrownBy(() -> host.export(first));
        assertThatIllegalStateException().isThrownBy(() -> host.export(first));
        host.timePasses();
        assertThat(host.position()).isEqualTo(-1);

        refusing = false;
        host.export(first);
        assertThat(arrived).hasSize(1);
        assertThat(host.position()).isEqualTo(first.getFirst().getPosition());
    }

    @Test
    void leavesMostRecordsToTheEngine() {
        ExporterHost host = open(Map.of());

        assertThat(records.stream().filter(host::wants).count()).isLessThan(records.size() / 2);
    }

    @Test
    void appendsToTheFileThatABrokerNames(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("events.jsonl");
        ProcosExporter exporter = new ProcosExporter();
        ExporterHost host = ExporterHost.open(exporter, Map.of("SINK", "file", "path", file.toString()));

        host.export(records);
        exporter.close();

        assertThat(Files.readAllLines(file)).isNotEmpty().allSatisfy(line -> CloudEventJson.read(line));
    }

    @Test
    void namesTheArgumentThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Map.of("batchSize", "many")))
                .withMessage("exporter argument 'batchSize' must be a number of at least 1, but is 'many'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExporterHost.open(new ProcosExporter(), Map.of("sink", "fax")))
                .withMessage("exporter argument 'sink' must be 'log', 'file' or 'kafka', but is 'fax'");
    }

    private ExporterHost open(Map<String, Object> args) {
        return ExporterHost.open(new ProcosExporter(this::accept), args);
    }

    private void accept(List<CloudEvent> batch) {
        if (refusing) throw new IllegalStateException("not now");
        arrived.addAll(batch);
    }

    private static Record<?> lastWanted(ExporterHost host) {
        return records.stream()
                .filter(host::wants)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
