package io.procos.memory.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.memory.ingest.Ingestion;
import io.procos.memory.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditVerificationTest {
    private static final int ROWS = 20;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private AuditTrail trail;

    @BeforeEach
    void writeATrail() {
        database = TestDatabase.fresh();
        trail = AuditTrail.open(folder);
        new Ingestion(database.dataSource(), trail, new SimpleMeterRegistry()).accept(events());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void findsNothingInATrailThatNobodyTouched() {
        AuditReport report = verify();

        assertThat(report).isEqualTo(new AuditReport(true, ROWS, 1, ROWS, ROWS, null, true, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit set type = 'io.procos.task.ended.v1' where seq = 7        | 7  | EDITED
            update audit set at = at + interval '1 microsecond' where seq = 7      | 7  | EDITED
            update audit set process_instance_key = null where seq = 7             | 7  | EDITED
            update audit set hash = sha256(hash) where seq = 20                    | 20 | EDITED
            update event set data = jsonb_set(data, '{note}', '"x"') where seq = 7 | 7  | EDITED
            update event set at = at - interval '1 day' where seq = 7              | 7  | EDITED
            delete from audit where seq = 7                                        | 7  | MISSING
            delete from audit where seq between 1 and 3                            | 1  | MISSING
            update audit set seq = -9 where seq = 9                                | -9 | EDITED
            delete from audit where seq > 15                                       | 16 | TRUNCATED
            delete from audit                                                      | 1  | TRUNCATED
            """)
    void namesTheFirstRowThatIsNotWhatWasWritten(String attack, long seq, AuditBreak.Kind kind) {
        database.sql().sql(attack).update();

        AuditReport report = verify();

        assertThat(report.intact()).isFalse();
        assertThat(report.brokenAt())
                .extracting(AuditBreak::seq, AuditBreak::kind)
                .containsExactly(seq, kind);
    }

    @Test
    void seesRowsThatChangedPlaces() {
        database.sql()
                .sql("update audit set seq = 1000 - seq where seq in (5, 11)")
                .update();
        database.sql()
                .sql("update audit set seq = 16 - (1000 - seq) where seq > 900")
                .update();

        assertThat(verify().brokenAt())
                .isEqualTo(new AuditBreak(5, AuditBreak.Kind.SWAPPED, "rows 5 and 11 changed places"));
    }

    @Test
    void letsContentGoWithoutATrace() {
        database.sql().sql("delete from event where seq < 10").update();

        assertThat(verify().intact()).isTrue();
        assertThat(verify().contents()).isEqualTo(ROWS - 9);
    }

    @Test
    void believesNoTrailOfAnotherKey(@TempDir Path other) {
        assertThat(new AuditVerification(database.dataSource(), AuditTrail.open(other))
                        .verify()
                        .brokenAt())
                .extracting(AuditBreak::seq, AuditBreak::kind)
                .containsExactly(1L, AuditBreak.Kind.EDITED);
    }

    @Test
    void believesNoForgedHead() throws Exception {
        String head = Files.readString(folder.resolve("head"));
        Files.writeString(folder.resolve("head"), head.replaceFirst("20", "15"));

        assertThat(verify().brokenAt()).extracting(AuditBreak::seq).isEqualTo(0L);
    }

    @Test
    void keepsKeyAndHeadToTheirOwner() throws Exception {
        for (String file : List.of("key", "head")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    private AuditReport verify() {
        return new AuditVerification(database.dataSource(), trail).verify();
    }

    private static List<CloudEvent> events() {
        List<CloudEvent> events = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            TaskNoted noted =
                    new TaskNoted("run", 1, 2, "nöte " + i, Map.of("d", 0.1 * i, "big", 1e22, "t", "\t\"\\\u0001"));
            events.add(CloudEvent.of("e" + i, "/w", "2", Instant.parse("2026-11-20T10:00:00.123456789Z"), noted));
        }
        return events;
    }
}
