package io.procos.memory.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent.AttachmentStored;
import io.procos.api.event.TaskEvent.ModelCalled;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.memory.audit.AuditBreak;
import io.procos.memory.audit.AuditPruning;
import io.procos.memory.audit.AuditReport;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.audit.AuditVerification;
import io.procos.memory.ingest.Ingestion;
import io.procos.memory.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final long OLD = 1_000;
    private static final long CALLED = 1_001;
    private static final long NEW = 2_000;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private AuditTrail trail;
    private Ingestion ingestion;

    @BeforeEach
    void remember() {
        database = TestDatabase.fresh();
        trail = AuditTrail.open(folder);
        ingestion = new Ingestion(database.dataSource(), trail, new SimpleMeterRegistry());
        tell(OLD, null, "Ada Lovelace", NOW.minus(Duration.ofDays(100)));
        tell(CALLED, OLD, "Grace Hopper", NOW.minus(Duration.ofDays(100)));
        tell(NEW, null, "Adam Lovelace", NOW.minus(Duration.ofDays(1)));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void letsEachKindGoAtItsAge() {
        long heard = count("audit");

        retention("P30D", "P30D", "P30D", "P30D", "P0D", "P0D").run(NOW);

        assertThat(count("event where at < '2026-11-01'")).isZero();
        assertThat(count("variable where json is not null")).isEqualTo(1);
        assertThat(count("model_call where prompt is not null")).isEqualTo(1);
        assertThat(count("model_call")).isEqualTo(3);
        assertThat(count("process_instance")).isEqualTo(3);
        assertThat(count("vector_event where process_instance_key <> " + NEW)).isZero();
        assertThat(count("audit")).isEqualTo(heard + 4);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void letsWholeInstancesGoAndKeepsTheOthers() {
        retention("P0D", "P0D", "P0D", "P0D", "P30D", "P0D").run(NOW);

        assertThat(database.sql()
                        .sql("select process_instance_key from process_instance")
                        .query(Long.class)
                        .list())
                .containsExactly(NEW);
        assertThat(count("model_call")).isEqualTo(1);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void cutsTheTrailUnderASeal() {
        retention("P0D", "P0D", "P0D", "P0D", "P0D", "P30D").run(NOW);

        AuditReport report = verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.firstSeq()).isEqualTo(19);
        assertThat(report.checkpointAt()).isNotNull();
        ingestion.accept(List.of(event(9, NEW, NOW, new InstanceEnded(NEW, "order", "completed"))));
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void noticesACutThatWasNotOurs() {
        retention("P0D", "P0D", "P0D", "P0D", "P0D", "P30D").run(NOW);
        database.sql().sql("delete from audit where seq = 19").update();
        assertThat(verify().brokenAt()).extracting(AuditBreak::kind).isEqualTo(AuditBreak.Kind.MISSING);

        database.sql()
                .sql("update audit_checkpoint set seq = 19, hash = sha256(hash)")
                .update();
        assertThat(verify().brokenAt()).extracting(AuditBreak::kind).isEqualTo(AuditBreak.Kind.EDITED);
    }

    @Test
    void erasesAnInstanceWithThoseItCalledAndNoOther() {
        Erasure.Erased erased = new Erasure(ingestion, trail).instance(OLD);

        assertThat(erased.instances()).containsExactly(OLD, CALLED);
        assertThat(erased.objects()).containsExactly("sha256:1000", "sha256:1001");
        assertThat(occurrences("Ada Lovelace", "app_user")).isZero();
        assertThat(occurrences("Grace Hopper", "app_user")).isZero();
        assertThat(occurrences("Adam Lovelace")).isPositive();
        assertThat(count("process_instance where state = 'completed'")).isEqualTo(3);
        assertThat(count("audit where type = 'io.procos.content.erased.v1' and process_instance_key = " + OLD))
                .isEqualTo(1);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void erasesAPersonByWholeName() {
        new Erasure(ingestion, trail).person("ada lovelace");

        assertThat(occurrences("Ada Lovelace")).isZero();
        assertThat(occurrences("Adam Lovelace")).isPositive();
        assertThat(occurrences("Grace Hopper")).isPositive();
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void doesNotHearErasedEventsAgain() {
        new Erasure(ingestion, trail).instance(OLD);

        tell(OLD, null, "Ada Lovelace", NOW.minus(Duration.ofDays(100)));

        assertThat(occurrences("Ada Lovelace", "app_user")).isZero();
    }

    private Retention retention(
            String events, String texts, String variables, String recall, String instances, String audit) {
        RetentionSettings settings = new RetentionSettings(
                Duration.ofHours(1),
                Duration.parse(events),
                Duration.parse(texts),
                Duration.parse(variables),
                Duration.parse(recall),
                Duration.parse(instances),
                Duration.parse(audit));
        return new Retention(
                JdbcClient.create(database.dataSource()),
                ingestion,
                new AuditPruning(database.dataSource(), trail),
                settings);
    }

    private void tell(long instance, @Nullable Long parent, String who, Instant at) {
        List<EventData> story = List.of(
                new InstanceStarted(instance, 7, "order", 1, parent, parent, List.of("businessKey:" + who)),
                new VariableChanged(instance, instance, "who", "\"" + who + "\"", false, 1),
                new TaskNoted("r" + instance, 1, instance, "wrote to " + who, Map.of("to", who)),
                new ModelCalled(
                        "r" + instance,
                        1,
                        instance,
                        "c" + instance,
                        "chat",
                        "p",
                        "m",
                        1,
                        0,
                        1,
                        0,
                        1,
                        1,
                        "answered",
                        "Who is " + who + "?",
                        who),
                new AttachmentStored("r" + instance, 1, instance, "sha256:" + instance, 1, "text/plain", who + ".txt"),
                new IncidentRaised(
                        instance + 5, instance, null, null, "order", null, "e", null, "IO", who + " is away"),
                new UserTaskChanged(
                        instance + 6, instance, 1, "e", "order", "completed", who, List.of(), null, Map.of("cc", who)),
                new VariableChanged(instance, instance, "who", "\"" + who + "!\"", false, 1),
                new InstanceEnded(instance, "order", "completed"));
        for (int i = 0; i < story.size(); i++) {
            ingestion.accept(List.of(event(i, instance, at, story.get(i))));
        }
    }

    private static CloudEvent event(int number, long instance, Instant at, EventData data) {
        return CloudEvent.of(instance + "-" + number, "/x", Long.toString(instance), at, data);
    }

    /** In every text of every table. */
    private long occurrences(String words) {
        return occurrences(words, "");
    }

    private long occurrences(String words, String except) {
        long found = 0;
        for (String table : database.sql()
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_name <> :left")
                .param("left", except)
                .query(String.class)
                .list()) {
            found += database.sql()
                    .sql("select count(*) from \"" + table + "\" t where t::text like ?")
                    .param("%" + words + "%")
                    .query(Long.class)
                    .single();
        }
        return found;
    }

    private long count(String rows) {
        return database.sql()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    private AuditReport verify() {
        return new AuditVerification(database.dataSource(), trail).verify();
    }
}
