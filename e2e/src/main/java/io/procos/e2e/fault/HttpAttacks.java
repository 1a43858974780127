package io.procos.e2e.fault;

import io.procos.e2e.http.AttackRun;
import io.procos.e2e.http.HostileNames;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lets strangers choose the arguments of HTTP tasks, and the servers that answer them. */
public final class HttpAttacks implements Trial {
    private static final int HEAP_MEGABYTES = 96;

    @Override
    public String name() {
        return "http-attacks";
    }

    @Override
    public String summary() {
        return "addresses, names, redirects, headers and answers of an attacker: none reaches a private address, none hangs";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("http-attacks")) {
            Path log = folder.path("attacks.log");
            Path work = Files.createDirectories(folder.path("work"));
            try (ChildJvm attacks = ChildJvm.start(
                    log, flags(work), AttackRun.class, work.toString(), scale == Scale.FULL ? "20" : "1")) {
                attacks.awaitEnd();
                Path results = work.resolve("attacks.txt");
                if (!Files.exists(results)) {
                    throw new IllegalStateException("the attacked worker died; its last words:\n" + attacks.tail());
                }
                return report(Files.readAllLines(results), progress);
            }
        }
    }

    /** The service file stands before the application's class path, so that this JVM alone has the hostile name server. */
    private static List<String> flags(Path work) throws IOException {
        Path services = Files.createDirectories(work.resolve("boot/META-INF/services"));
        Files.writeString(services.resolve("java.net.spi.InetAddressResolverProvider"), HostileNames.class.getName());
        return List.of(
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xbootclasspath/a:" + work.resolve("boot"));
    }

    private static Report report(List<String> lines, Progress progress) {
        String[] total = lines.getLast().split("\t");
        List<String[]> attacks = lines.subList(0, lines.size() - 1).stream()
                .map(line -> line.split("\t"))
                .toList();
        Report.Builder report =
                Report.table("attack", "made", "refused", "failed", "answered harmlessly", "slowest, s");
        byKind(attacks)
                .forEach((kind, ofKind) -> report.row(
                        kind,
                        ofKind.size(),
                        count(ofKind, "refused"),
                        count(ofKind, "failed"),
                        count(ofKind, "answered"),
                        slowest(ofKind)));
        List<String[]> broken = attacks.stream()
                .filter(attack -> attack[1].startsWith("broken"))
                .toList();
        broken.forEach(attack -> progress.say(String.join(" ", attack)));
        return report.goal(Goal.atLeast("attacks", attacks.size(), 150, "made"))
                .goal(Goal.atMost("requests at private addresses", Long.parseLong(total[1]), 0, "visits"))
                .goal(Goal.atMost("headers smuggled in", Long.parseLong(total[2]), 0, "lines"))
                .goal(Goal.atMost("without a clear end", broken.size(), 0, "attacks"))
                .goal(Goal.atLeast("look-ups of a name that changes its address", Long.parseLong(total[4]), 1, "times"))
                .goal(Goal.atMost("longest attack, whose task asks for 1 s", slowest(attacks), 5, "s")
                        .ofTime())
                .goal(Goal.atMost("hanging, that is for more than a minute", hanging(attacks), 0, "attacks"))
                .goal(Goal.atMost(
                        "still alive in a heap of %d MB that never ran out".formatted(HEAP_MEGABYTES),
                        mebibytes(total[3]),
                        HEAP_MEGABYTES / 2.0,
                        "MiB"))
                .done();
    }

    private static long hanging(List<String[]> attacks) {
        return attacks.stream()
                .filter(attack -> Long.parseLong(attack[2]) > 60_000)
                .count();
    }

    private static double mebibytes(String bytes) {
        return Long.parseLong(bytes) / 1_048_576.0;
    }

    private static Map<String, List<String[]>> byKind(List<String[]> attacks) {
        return attacks.stream().collect(Collectors.groupingBy(attack -> attack[0], TreeMap::new, Collectors.toList()));
    }

    private static long count(List<String[]> attacks, String outcome) {
        return attacks.stream().filter(attack -> attack[1].equals(outcome)).count();
    }

    private static double slowest(List<String[]> attacks) {
        return attacks.stream()
                        .mapToLong(attack -> Long.parseLong(attack[2]))
                        .max()
                        .orElse(0)
                / 1e3;
    }
}
