package io.procos.e2e.file;

import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial.Progress;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole attack on one root, kind after kind. */
public final class FileAttack {
    private static final int LEVELS = 1_000;
    private static final int FEWEST_CASES = 200;
    private static final Tally.Trap NONE = path -> {};

    private final Path folder;
    private final int entries;

    private FileAttack(Path folder, int entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /** @param entries of the folder bomb: one more than a task may look at */
    public static FileAttack in(Path folder, int entries) {
        return new FileAttack(folder, entries);
    }

    /** Attacks; the race takes {@code race} and should see {@code attempts}. */
    public Report run(Duration race, int attempts, Progress progress) throws Exception {
        FileWorld world = FileWorld.make(Files.createDirectories(folder.resolve("home")));
        Report.Builder report =
                Report.table("kind of attack", "cases", "tasks", "refused", "done inside", "escaped", "slowest ms");
        ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        try (FileTasks tasks = FileTasks.with(settings(world))) {
            List<Probe> probes = Probe.all(tasks.object());
            Tally tally = new Tally(tasks, world, threads, report);
            spell(tally, world, probes, progress);
            plant(tally, world, probes, progress);
            progress.say("a race of flipped links, " + race.toSeconds() + " s");
            LinkFlip.Outcome flip = new LinkFlip(tasks, world, probes).run(race);
            report.row(
                    "links flipped %,d times meanwhile".formatted(flip.flips()),
                    1,
                    flip.attempts(),
                    flip.attempts() - flip.inside(),
                    flip.inside(),
                    flip.escapes(),
                    "");
            report.row(
                    "the same by a look before opening, to compare",
                    1,
                    flip.naiveAttempts(),
                    "",
                    "",
                    flip.naiveEscapes(),
                    "");
            return goals(report, tally, flip, attempts);
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, Object> settings(FileWorld world) {
        return Map.of(
                "procos.workers.file.roots.inbox", world.inbox().toString(),
                "procos.workers.directory.max-entries", entries - 1,
                "objects", folder.resolve("objects").toString());
    }

    private static void spell(Tally tally, FileWorld world, List<Probe> probes, Progress progress) throws Exception {
        progress.say("spellings");
        tally.attack("paths that climb", Spellings.climbing(), probes, NONE);
        tally.attack("absolute paths, schemes, other roots", Spellings.starting(world), probes, NONE);
        tally.attack("odd and reserved names", Spellings.odd(), probes, NONE);
        tally.attack("endless paths", Spellings.endless(), probes, NONE);
    }

    private void plant(Tally tally, FileWorld world, List<Probe> probes, Progress progress) throws Exception {
        progress.say("links, names, devices");
        tally.attack("through symbolic links", Planted.links(world), probes, NONE);
        tally.attack("names in odd encodings", Planted.names(world), probes, path -> plantName(world, path));
        List<String> specials = new ArrayList<>();
        try (ServerSocketChannel _ = Planted.specials(world, specials)) {
            tally.attack("pipes, sockets, devices", specials, probes, NONE);
        }
        progress.say("giants and bombs");
        tally.attack("a sparse file of 1 TB", List.of("giant"), probes, world::plantGiant);
        tally.attack("%,d entries, %,d levels".formatted(entries, LEVELS), bombs(world), probes, NONE);
    }

    private List<String> bombs(FileWorld world) throws Exception {
        return Planted.bombs(world, LEVELS, entries);
    }

    private static void plantName(FileWorld world, String path) throws IOException {
        boolean nameable = path.startsWith("odd/") && path.chars().noneMatch(Character::isISOControl);
        if (nameable) {
            world.plant(path);
        }
    }

    private static Report goals(Report.Builder report, Tally tally, LinkFlip.Outcome flip, int attempts) {
        return report.goal(Goal.atMost("escapes", tally.escaped() + flip.escapes(), 0, "escapes"))
                .goal(Goal.atLeast("different cases", tally.cases(), FEWEST_CASES, "cases"))
                .goal(Goal.atMost("tasks that hung", tally.hung(), 0, "tasks"))
                .goal(Goal.atMost("errors without field or cause", tally.unclear() + flip.unclear(), 0, "errors"))
                .goal(Goal.atLeast("attempts in the race", flip.attempts(), attempts, "attempts")
                        .ofTime())
                .goal(Goal.atLeast("escapes of a naive reader in the same race", flip.naiveEscapes(), 1, "escapes")
                        .ofTime())
                .done();
    }
}
