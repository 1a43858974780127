package io.procos.e2e.chaos;

import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.EffectFile.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Thousands of tasks with effects while the worker is killed every two seconds of its work and Kafka and Postgres go away,
 * each alone and both together. Afterwards the world has every effect once, and Kafka every event.
 */
public final class Chaos implements Trial {
    private static final Duration SETTLE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String summary() {
        return "worker kill -9 every 2 s, Kafka and Postgres away: no job or event is lost, no effect happens twice";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("chaos");
                Stack stack = Stack.start(folder)) {
            List<PhaseRun.Result> results = new ArrayList<>();
            for (Phase phase : phases(scale)) {
                results.add(new PhaseRun(stack, phase, progress).run(scale == Scale.FULL ? 3 : 1));
            }
            try (Trail trail = new Trail(stack.surroundings().kafka())) {
                shipTheRest(stack, trail, results);
                return report(stack, results, trail);
            }
        }
    }

    private static List<Phase> phases(Scale scale) {
        Duration away = Duration.ofSeconds(30);
        Duration life = Duration.ofSeconds(2);
        return scale == Scale.FULL
                ? List.of(
                        new Phase("kills", 1_500, 1_000, false, false, Duration.ZERO, life),
                        new Phase("no-kafka", 1_500, 1_000, true, false, away, life),
                        new Phase("no-postgres", 1_500, 1_000, false, true, away, life),
                        new Phase("neither", 1_500, 1_000, true, true, away, life))
                : List.of(new Phase("neither", 120, 60, true, true, Duration.ofSeconds(1), Duration.ofMillis(500)));
    }

    /** A worker without jobs ships what the killed ones left in the spool. */
    private static void shipTheRest(Stack stack, Trail trail, List<PhaseRun.Result> results) throws Exception {
        int jobs = results.stream().mapToInt(result -> result.phase().jobs()).sum();
        long until = System.nanoTime() + SETTLE.toNanos();
        try (ChildJvm _ = stack.worker().start()) {
            do {
                trail.readOn();
            } while (trail.completedJobs() < jobs && System.nanoTime() < until);
        }
        trail.readOn();
    }

    private static Report report(Stack stack, List<PhaseRun.Result> results, Trail trail) throws Exception {
        Report.Builder report = Report.table("phase", "jobs", "kills", "seconds", "unknown", "posts");
        results.forEach(result -> report.row(
                result.phase().name(),
                result.phase().jobs(),
                result.kills(),
                result.seconds(),
                result.unknown(),
                result.calls()));
        int jobs = results.stream().mapToInt(result -> result.phase().jobs()).sum();
        int kills = results.stream().mapToInt(PhaseRun.Result::kills).sum();
        long lost = results.stream().mapToLong(PhaseRun.Result::lost).sum();
        List<Effect> letters = stack.worker().done().read();
        long lettersTwice =
                letters.size() - letters.stream().map(Effect::jobKey).distinct().count();
        report.row("effects answered from the ledger", trail.replayed(), "", "", "", "");
        report.row("events in Kafka", trail.events(), "", "", "", "");
        return report.goal(Goal.atLeast("kills", kills, 1, "kills"))
                .goal(Goal.atMost("jobs lost", lost, 0, "jobs"))
                .goal(Goal.atMost("orders done twice", stack.world().doneTwice(), 0, "orders"))
                .goal(Goal.atMost("letters written twice", lettersTwice, 0, "letters"))
                .goal(Goal.atMost("unknown effects a kill and slot", perSlot(stack, kills), 1, "effects"))
                .goal(Goal.atMost("jobs without their end event", jobs - trail.completedJobs(), 0, "events"))
                .goal(Goal.atMost("effects without start or intent", untold(stack, letters, trail), 0, "events"))
                .done();
    }

    private static double perSlot(Stack stack, int kills) {
        return stack.human().asked() / (double) (Math.max(1, kills) * Stack.SLOTS);
    }

    private static long untold(Stack stack, List<Effect> letters, Trail trail) {
        List<String> runs = new ArrayList<>(stack.world().runs());
        letters.forEach(letter -> runs.add(letter.runId()));
        return runs.stream()
                .filter(run -> !trail.knowsStart(run) || !trail.knowsIntent(run))
                .count();
    }
}
