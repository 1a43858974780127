package io.procos.bench;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.OfferedInstances;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.workers.GenericWorkersApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a safe file costs: the generic worker as it ships, writing 1 KB files through its whole pipeline, against the least
 * worker with the same durability, on one engine, in turns. Medians over the turns.
 */
public final class FileWrite implements Trial {
    private static final String OURS = "procos.file.write.v1";
    private static final String THEIRS = "bare-file-write";
    private static final String CONTENT = "0123456789abcdef".repeat(64);
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    @Override
    public String name() {
        return "file-write";
    }

    @Override
    public String summary() {
        return "1 KB files written, forced and renamed: through the whole pipeline against a bare async worker";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int warmUp = scale == Scale.FULL ? 3_000 : 300;
        int jobs = scale == Scale.FULL ? 1_000 : 300;
        Turn[] ours = new Turn[scale == Scale.FULL ? 5 : 1];
        Turn[] theirs = new Turn[ours.length];
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("file-write");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address);
                ChildJvm generic = generic(folder, address);
                ChildJvm bare = bare(folder, address)) {
            OfferedInstances forOurs = offered(engine, OURS);
            OfferedInstances forTheirs = offered(engine, THEIRS);
            progress.say("warming up both");
            forOurs.run(warmUp);
            forTheirs.run(warmUp);
            for (int i = 0; i < ours.length; i++) {
                theirs[i] = Turn.of(forTheirs, bare, jobs);
                ours[i] = Turn.of(forOurs, generic, jobs);
                progress.say("turn %d: bare %.0f, adapter %.0f files/s"
                        .formatted(i + 1, theirs[i].perSecond(), ours[i].perSecond()));
            }
            return report(Turn.median(ours), Turn.median(theirs));
        }
    }

    private static OfferedInstances offered(EngineProcess engine, String jobType) {
        return OfferedInstances.deploy(engine.client(), jobType)
                .with(number -> Map.of("path", "file-" + number, "content", CONTENT, "mode", "overwrite"));
    }

    private static ChildJvm generic(TemporaryFolder folder, Address address) throws IOException {
        return ChildJvm.start(
                folder.path("generic.log"),
                FLAGS,
                GenericWorkersApplication.class,
                "--server.port=0",
                "--camunda.client.grpc-address=http://127.0.0.1:" + address.grpc(),
                "--camunda.client.rest-address=http://127.0.0.1:" + address.rest(),
                "--procos.tde.data=" + folder.path("generic"),
                "--procos.spool.folder=" + folder.path("spool"),
                "--procos.objects.folder=" + folder.path("objects"),
                "--procos.workers.file.roots.outbox=" + outbox(folder, "ours"));
    }

    private static ChildJvm bare(TemporaryFolder folder, Address address) throws IOException {
        return ChildJvm.start(
                folder.path("bare.log"),
                FLAGS,
                BareFileWriter.class,
                Integer.toString(address.grpc()),
                Integer.toString(address.rest()),
                THEIRS,
                outbox(folder, "theirs").toString());
    }

    private static Path outbox(TemporaryFolder folder, String whose) throws IOException {
        return Files.createDirectories(folder.path("outbox-" + whose));
    }

    private static Report report(Turn ours, Turn theirs) {
        double rate = ours.perSecond() / theirs.perSecond();
        double cpu = ours.cpuMicros() / theirs.cpuMicros();
        return Report.table("figure", "ProcOS", "bare worker", "ratio")
                .row("files/s", ours.perSecond(), theirs.perSecond(), rate)
                .row("CPU per file, µs", ours.cpuMicros(), theirs.cpuMicros(), cpu)
                .goal(Goal.atLeast("files/s against the bare worker", rate, 0.8, "x")
                        .ofTime())
                .goal(Goal.atMost("CPU per file against the bare worker", cpu, 1.5, "x")
                        .ofTime())
                .done();
    }
}
