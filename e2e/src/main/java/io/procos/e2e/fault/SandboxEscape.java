package io.procos.e2e.fault;

import io.procos.e2e.fault.EscapeRound.Fate;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries to get out of the sandbox of the real adapter, on the machine as it is and as in a pod. */
public final class SandboxEscape implements Trial {
    private final List<EscapeProbe> probes = EscapeProbe.all();
    private final Map<EscapeWorker, Map<EscapeProbe, Fate>> fates = new EnumMap<>(EscapeWorker.class);
    private final List<String> harm = new ArrayList<>();

    @Override
    public String name() {
        return "sandbox-escape";
    }

    @Override
    public String summary() {
        return "scripts that try to leave the sandbox, on the machine and as in a pod: none gets out, no harm done";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("sandbox-escape")) {
            Path root = Files.createDirectories(folder.path("target")).getParent();
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            List<EscapeProbe> out = List.of();
            try (EscapeTarget target = new EscapeTarget(folder.path("open"))) {
                if (scale == Scale.FULL) {
                    progress.say("harmless probes without a sandbox");
                    out = new OpenAir(target, folder.path("open")).run(probes);
                }
            }
            Address address = Address.free();
            try (EngineProcess engine = EngineProcess.durable(folder.path("engine"), address)) {
                EscapeRound.deploy(engine.client());
                for (EscapeWorker worker : EscapeWorker.values()) {
                    List<EscapeProbe> chosen = scale == Scale.FULL ? probes : third(worker);
                    progress.say(chosen.size() + " probes, worker " + worker);
                    tryOut(worker, chosen, folder, engine, address, progress);
                }
            }
            return report(scale, out);
        }
    }

    /** Every third probe, and not the same ones for both workers. */
    private List<EscapeProbe> third(EscapeWorker worker) {
        return IntStream.range(0, probes.size())
                .filter(i -> i % 3 == worker.ordinal())
                .mapToObj(probes::get)
                .toList();
    }

    private void tryOut(
            EscapeWorker kind,
            List<EscapeProbe> chosen,
            TemporaryFolder folder,
            EngineProcess engine,
            Address address,
            Progress progress)
            throws Exception {
        Path own = folder.path("worker-" + kind);
        try (EscapeTarget target = new EscapeTarget(folder.path("target-" + kind));
                ChildJvm worker = kind.start(own, address)) {
            fates.put(kind, new EscapeRound(engine.client(), target.variables(worker.pid()), progress).run(chosen));
            harm.addAll(target.harm());
            if (!worker.isAlive()) {
                harm.add("the worker is gone: " + worker.tail());
            }
        }
        try (Stream<Path> left = Files.list(own.resolve("runs"))) {
            left.forEach(run -> harm.add(run + " is left"));
        }
        harm.forEach(progress::say);
    }

    private Report report(Scale scale, List<EscapeProbe> out) {
        Report.Builder report = Report.table("after", "probes", "out in the open", "out, bare", "out, pod");
        probes.stream().map(EscapeProbe::group).distinct().forEach(group -> {
            long open =
                    out.stream().filter(probe -> probe.group().equals(group)).count();
            report.row(
                    group,
                    probes.stream().filter(probe -> probe.group().equals(group)).count(),
                    scale == Scale.FULL ? open : "-",
                    count(EscapeWorker.BARE, group, Fate.ESCAPED),
                    count(EscapeWorker.POD, group, Fate.ESCAPED));
        });
        if (scale == Scale.FULL) {
            long harmless = probes.stream().filter(probe -> !probe.harmful()).count();
            report.goal(Goal.atLeast(
                    "of " + harmless + " harmless, out in the open", out.size(), harmless / 2.0, "probes"));
        }
        for (EscapeWorker worker : EscapeWorker.values()) {
            report.goal(Goal.atLeast("tried, " + worker, tried(worker).size() - all(worker, Fate.BROKEN), 40, "probes"))
                    .goal(Goal.atMost("without an answer, " + worker, all(worker, Fate.BROKEN), 0, "probes"))
                    .goal(Goal.atMost("escaped, " + worker, all(worker, Fate.ESCAPED), 0, "probes"));
        }
        return report.goal(Goal.atMost("harm to the machine", harm.size(), 0, "things"))
                .done();
    }

    private Map<EscapeProbe, Fate> tried(EscapeWorker worker) {
        return fates.getOrDefault(worker, Map.of());
    }

    private long all(EscapeWorker worker, Fate fate) {
        return tried(worker).values().stream().filter(fate::equals).count();
    }

    private long count(EscapeWorker worker, String group, Fate fate) {
        return tried(worker).entrySet().stream()
                .filter(tried -> tried.getKey().group().equals(group) && tried.getValue() == fate)
                .count();
    }
}
