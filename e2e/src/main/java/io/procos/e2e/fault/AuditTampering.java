package io.procos.e2e.fault;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.memory.audit.AuditReport;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.audit.AuditVerification;
import io.procos.memory.database.LocalPostgres;
import io.procos.memory.ingest.Ingestion;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Somebody who owns the database, and not the key, changes the audit trail: every change is found, and at its row. */
public final class AuditTampering implements Trial {
    private static final int ROWS = 200;

    /** What was done how often, and what verification said of it. */
    private static final class Tally {
        private int cases;
        private int found;
        private int atItsRow;
        private int understood;

        private void add(TrailAttack.Expected expected, AuditReport report) {
            cases++;
            if (report.brokenAt() == null) return;
            found++;
            if (report.brokenAt().seq() == expected.seq()) atItsRow++;
            if (report.brokenAt().kind() == expected.kind()) understood++;
        }
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String summary() {
        return "random edits, deletions, swaps and truncations of the audit trail: all found, at the right row, no false alarm";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int each = scale == Scale.FULL ? 100 : 8;
        try (TemporaryFolder folder = TemporaryFolder.create("audit");
                LocalPostgres postgres = LocalPostgres.start(folder.path("postgres"))) {
            PGSimpleDataSource database = database(postgres);
            Flyway.configure().dataSource(database).load().migrate();
            AuditTrail trail = AuditTrail.open(folder.path("audit"));
            new Ingestion(database, trail, new SimpleMeterRegistry()).accept(TrailAttack.events(ROWS));
            return tamper(
                    new TrailAttack(database, ROWS, new Random(4)),
                    new AuditVerification(database, trail),
                    each,
                    progress);
        }
    }

    private static PGSimpleDataSource database(LocalPostgres postgres) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(postgres.url());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        return database;
    }

    private static Report tamper(TrailAttack attack, AuditVerification verification, int each, Progress progress) {
        Map<TrailAttack.Kind, Tally> tallies = new EnumMap<>(TrailAttack.Kind.class);
        int falseAlarms = 0;
        attack.keepOriginal();
        for (TrailAttack.Kind kind : TrailAttack.Kind.values()) {
            progress.say(kind.words());
            Tally tally = tallies.computeIfAbsent(kind, none -> new Tally());
            for (int i = 0; i < each; i++) {
                tally.add(attack.commit(kind), verification.verify());
                attack.undo();
                if (!verification.verify().intact()) falseAlarms++;
            }
        }
        return report(tallies, falseAlarms);
    }

    private static Report report(Map<TrailAttack.Kind, Tally> tallies, int falseAlarms) {
        Report.Builder report = Report.table("attack", "cases", "found", "at its row", "cause named");
        tallies.forEach(
                (kind, tally) -> report.row(kind.words(), tally.cases, tally.found, tally.atItsRow, tally.understood));
        int cases = tallies.values().stream().mapToInt(tally -> tally.cases).sum();
        int missed =
                cases - tallies.values().stream().mapToInt(tally -> tally.found).sum();
        int elsewhere = cases
                - tallies.values().stream().mapToInt(tally -> tally.atItsRow).sum();
        return report.goal(Goal.atMost("changes that were not found", missed, 0, ""))
                .goal(Goal.atMost("changes that were found at another row", elsewhere, 0, ""))
                .goal(Goal.atMost("false alarms", falseAlarms, 0, ""))
                .done();
    }
}
