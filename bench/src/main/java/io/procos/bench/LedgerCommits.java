package io.procos.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.memory.database.LocalPostgres;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.effect.EffectLedger;
import io.procos.tde.effect.LedgerOptions;
import io.procos.tde.run.AdapterDefinition;
import java.util.Arrays;

/**
 * What it costs that an effect happens once: jobs through the whole pipeline with the ledger in a real Postgres, against
 * workers that claim and finish each job by a statement of their own. Both wait for the disk.
 */
public final class LedgerCommits implements Trial {
    private static final int AT_ONCE = 64;

    /** Each with a connection, of which a Postgres has a hundred or fewer. */
    private static final int CLIENTS = 32;

    record In() {}

    record Out(int receipt) {}

    @AdapterType(
            value = "procos.bench.pay.v1",
            name = "Pay",
            description = "Does nothing, but nobody knows that.",
            effect = EffectKind.IDEMPOTENT_WITH_KEY)
    static final class Pay implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out(1);
        }
    }

    /** Jobs a second, and commits for each of them. */
    record Turn(double rate, double commits) {}

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String summary() {
        return "effects once: at most 2 commits an effect, at least 2,000 jobs/s, beside two statements a job";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int jobs = scale == Scale.FULL ? 20_000 : 2_000;
        Turn[] ours = new Turn[scale == Scale.FULL ? 3 : 1];
        Turn[] theirs = new Turn[ours.length];
        try (TemporaryFolder folder = TemporaryFolder.create("ledger");
                LocalPostgres postgres = LocalPostgres.start(folder.path("postgres"));
                CommitCount commits = new CommitCount(postgres);
                BareLedger bare = new BareLedger(postgres, CLIENTS);
                EffectLedger ledger = EffectLedger.open(options(postgres), new SimpleMeterRegistry());
                PipelineLoad load = new PipelineLoad(AdapterDefinition.of(new Pay()), folder.path("load"), ledger)) {
            progress.say("warming up");
            load.run(jobs, AT_ONCE, job -> "{}");
            bare.run(jobs / 4);
            for (int i = 0; i < ours.length; i++) {
                ours[i] = commits.turn(jobs, () -> load.run(jobs, AT_ONCE, job -> "{}"));
                theirs[i] = commits.turn(jobs / 4, () -> bare.run(jobs / 4));
                progress.say("turn %d: ledger %.0f, two statements %.0f jobs/s"
                        .formatted(i + 1, ours[i].rate, theirs[i].rate));
            }
            Turn alone = commits.turn(jobs / 20, () -> load.run(jobs / 20, 1, job -> "{}"));
            return report(median(ours), median(theirs), alone);
        }
    }

    private static LedgerOptions options(LocalPostgres postgres) {
        return LedgerOptions.of(postgres.url(), postgres.user(), postgres.password(), "bench");
    }

    private static Turn median(Turn[] turns) {
        Arrays.sort(turns, java.util.Comparator.comparingDouble(Turn::rate));
        return turns[turns.length / 2];
    }

    private static Report report(Turn ours, Turn theirs, Turn alone) {
        return Report.table("way", "jobs/s", "commits an effect")
                .row("whole pipeline with the ledger, %d jobs at once".formatted(AT_ONCE), ours.rate, ours.commits)
                .row("whole pipeline with the ledger, one job at a time", alone.rate, alone.commits)
                .row("bare claim and done, %d at once".formatted(CLIENTS), theirs.rate, theirs.commits)
                .goal(Goal.atMost("commits an effect, one job at a time", alone.commits, 2.02, "commits"))
                .goal(Goal.atMost("commits an effect, under load", ours.commits, 2, "commits"))
                .goal(Goal.atLeast("jobs/s", ours.rate, 2_000, "jobs/s").ofTime())
                .goal(Goal.atLeast("jobs/s against two statements a job", ours.rate / theirs.rate, 1, "x")
                        .ofTime())
                .done();
    }
}
