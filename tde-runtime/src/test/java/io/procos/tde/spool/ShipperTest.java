package io.procos.tde.spool;

import static io.procos.tde.spool.Notes.note;
import static io.procos.tde.spool.Notes.notes;
import static io.procos.tde.spool.Notes.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class ShipperTest {

    private static final List<String> IDS =
            notes(200).stream().map(CloudEvent::id).toList();

    @TempDir
    Path folder;

    private final Collected sink = new Collected();
    private SpoolSettings settings;
    private FileSpool spool;

    @BeforeEach
    void open() throws IOException {
        settings = settings(folder, DataSize.ofKilobytes(256), DataSize.ofKilobytes(16));
        spool = FileSpool.open(settings);
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    void shipsInOrder() throws IOException {
        try (Shipper shipper = Shipper.start(spool, sink, settings)) {
            notes(200).forEach(spool::append);

            await().untilAsserted(() -> assertThat(sink.ids()).isEqualTo(IDS));
        }
    }

    @Test
    void skipsNothingWhileTheSinkRefuses() throws IOException {
        sink.refuse(true);
        try (Shipper shipper = Shipper.start(spool, sink, settings)) {
            notes(200).forEach(spool::append);
            await().during(java.time.Duration.ofMillis(150))
                    .until(() -> sink.ids().isEmpty());

            sink.refuse(false);

            await().untilAsserted(() -> assertThat(sink.ids()).isEqualTo(IDS));
        }
    }

    @Test
    void shipsTheRestAfterItIsStoppedAndStarted() throws IOException {
        sink.refuse(true);
        notes(200).forEach(spool::append);
        Shipper.start(spool, sink, settings).close();

        sink.refuse(false);

        try (Shipper shipper = Shipper.start(spool, sink, settings)) {
            await().untilAsserted(() -> assertThat(sink.ids()).isEqualTo(IDS));
        }
    }

    @Test
    void shipsWhatIsThereBeforeItStops() throws IOException {
        Shipper shipper = Shipper.start(spool, sink, settings);
        notes(200).forEach(spool::append);

        shipper.close();

        assertThat(sink.ids()).isEqualTo(IDS);
        assertThat(spool.waitingEvents()).isZero();
    }

    @Test
    void appendsWaitForASlowSink() throws IOException {
        spool.close();
        spool = FileSpool.open(folder, DataSize.ofKilobytes(64));
        try (Shipper shipper = Shipper.start(spool, this::slowly, settings)) {
            for (int i = 0; i < 1_000; i++) spool.append(note("e" + i));

            await().untilAsserted(() -> assertThat(sink.ids()).hasSize(1_000).doesNotHaveDuplicates());
        }
    }

    @Test
    void measuresItsLag() throws IOException {
        sink.refuse(true);
        var meters = new SimpleMeterRegistry();
        try (Shipper shipper = Shipper.start(spool, sink, settings)) {
            new SpoolMetrics(spool, shipper).bindTo(meters);

            notes(3).forEach(spool::append);

            assertThat(meters.get("procos.spool.waiting.events").gauge().value())
                    .isEqualTo(3);
            assertThat(meters.get("procos.spool.waiting.bytes").gauge().value()).isGreaterThan(3 * 200);
            await().until(() -> meters.get("procos.spool.lag").gauge().value() >= 0.1);
            sink.refuse(false);
            await().until(() -> meters.get("procos.spool.lag").gauge().value() == 0);
        }
    }

    @Test
    void saysThatEventsAreNotTaken() throws IOException {
        sink.refuse(true);
        try (Shipper shipper = Shipper.start(spool, sink, settings)) {
            SpoolHealth health = new SpoolHealth(spool, shipper);
            spool.append(note("kept"));

            await().until(() -> health.health().getStatus().equals(SpoolHealth.DEGRADED));
            assertThat(health.health().getDetails())
                    .containsEntry("trouble", "not now")
                    .containsEntry("waitingEvents", 1L);

            sink.refuse(false);
            await().until(() -> health.health().getStatus().equals(Status.UP));
        }
    }

    @Test
    void stopsAlthoughTheSinkHangs() throws IOException {
        Shipper shipper = Shipper.start(spool, batch -> hang(), settings);
        spool.append(note("stuck"));

        shipper.close();

        assertThat(spool.waitingEvents()).isEqualTo(1);
    }

    private void slowly(List<CloudEvent> batch) {
        try {
            Thread.sleep(5);
            sink.accept(batch);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped", e);
        }
    }
}
