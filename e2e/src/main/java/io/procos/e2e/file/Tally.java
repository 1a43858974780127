package io.procos.e2e.file;

import io.procos.e2e.trial.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs attacks one after the other and counts what came of them, by kind of attack. Not thread-safe. */
public final class Tally {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double NANOS_PER_MILLI = 1e6;

    private final FileTasks tasks;
    private final FileWorld world;
    private final ExecutorService threads;
    private final Report.Builder report;
    private int cases;
    private int escaped;
    private int hung;
    private int unclear;

    Tally(FileTasks tasks, FileWorld world, ExecutorService threads, Report.Builder report) {
        this.tasks = tasks;
        this.world = world;
        this.threads = threads;
        this.report = report;
    }

    /** Puts a path's trap in place again, which the attack before may have used up. */
    @FunctionalInterface
    interface Trap {
        void set(String path) throws IOException;
    }

    /** Attacks with every path through every probe; one row of the table. */
    void attack(String kind, List<String> paths, List<Probe> probes, Trap trap) throws Exception {
        Map<Answer.Kind, Integer> ends = new EnumMap<>(Answer.Kind.class);
        long slowest = 0;
        int before = escaped;
        for (String path : paths) {
            for (Probe probe : probes) {
                trap.set(path);
                Answer answer = run(probe, path);
                ends.merge(answer.kind(), 1, Integer::sum);
                slowest = Math.max(slowest, answer.nanos());
                judge(kind, probe, path, answer);
            }
        }
        cases += paths.size();
        report.row(
                kind,
                paths.size(),
                paths.size() * probes.size(),
                ends.getOrDefault(Answer.Kind.REFUSED, 0) + ends.getOrDefault(Answer.Kind.FAILED, 0),
                ends.getOrDefault(Answer.Kind.DONE, 0),
                escaped - before,
                slowest / NANOS_PER_MILLI);
    }

    private Answer run(Probe probe, String path) throws Exception {
        Future<Answer> run = threads.submit(() -> tasks.run(probe, path));
        try {
            return run.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            run.cancel(true);
            return new Answer(Answer.Kind.HUNG, "", PATIENCE.toNanos());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the trial itself failed", e);
        }
    }

    private void judge(String kind, Probe probe, String path, Answer answer) throws IOException {
        if (world.escaped(answer.text())) {
            escaped++;
            tell("ESCAPED", kind, probe, path, answer);
        }
        if (answer.kind() == Answer.Kind.HUNG) {
            hung++;
            tell("HUNG", kind, probe, path, answer);
        } else if (!answer.clear()) {
            unclear++;
            tell("UNCLEAR", kind, probe, path, answer);
        }
        world.reset();
    }

    private static void tell(String what, String kind, Probe probe, String path, Answer answer) {
        String shown = path.length() > 80 ? path.substring(0, 80) + "…" : path;
        System.err.println(what + " " + kind + ", " + probe.name() + ", '" + shown + "': " + answer.text());
    }

    int cases() {
        return cases;
    }

    int escaped() {
        return escaped;
    }

    int hung() {
        return hung;
    }

    int unclear() {
        return unclear;
    }
}
