package io.procos.e2e.fault;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Harms the engine's files, fills its disk and asks for what its data cannot give. Each time it either starts with every
 * acknowledged instance or refuses, in one line that names the file or folder and the way out. What was harmed is given
 * back after a refusal, and the next start shows that the refusal itself has cost nothing.
 */
public final class EngineDamage implements Trial {
    private static final int DISK_MB = 64;
    private static final String WAY_OUT = "Restore the data folder from a copy, or move it away to start empty";

    @Override
    public String name() {
        return "engine-damage";
    }

    @Override
    public String summary() {
        return "torn log, flipped bytes, full disk, wrong partitions, a second engine: a clear message, nothing lost in silence";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("engine-damage")) {
            Path data = Files.createDirectories(folder.path("data"));
            DamageRows rows = new DamageRows(progress);
            OneTaskLoad load = new OneTaskLoad();
            int instances = scale == Scale.FULL ? 3_000 : 100;
            tornTail(data, load, instances, rows);
            refusals(data, scale == Scale.FULL ? 5 : 1, rows);
            damagedSnapshot(data, load, rows);
            fullDisk(folder.path("disk"), rows);
            return rows.report(3 * instances);
        }
    }

    private static void tornTail(Path data, OneTaskLoad load, int instances, DamageRows rows) throws Exception {
        try (EngineProcess engine = EngineProcess.durable(data)) {
            load.deploy(engine.client());
            load.start(engine.client(), instances);
        }
        try (EngineProcess engine = EngineProcess.durable(data)) {
            load.start(engine.client(), instances);
            rows.refused("a second engine", EngineSays.whenRefusing(data), "Another engine uses " + data, "Stop it");
            engine.jvm().kill();
        }
        Path log = newestLog(data);
        Bytes.tearTail(log);
        EngineSays words = EngineSays.on(data);
        try (EngineProcess engine = EngineProcess.durable(data)) {
            long missing = load.missing(engine.client());
            rows.started("torn log tail", words.inOneLine(log.toString(), "unfinished write"), load, missing);
            load.start(engine.client(), instances);
        }
    }

    private static void refusals(Path data, int flips, DamageRows rows) throws Exception {
        rows.refused(
                "another partition count",
                EngineSays.whenRefusing(data, "--partitions", "2"),
                data.toString(),
                "Ask for 1, or choose an empty data folder");
        Path log = newestLog(data);
        for (int flip = 0; flip < flips; flip++) {
            Bytes flipped = Bytes.flipOneInTheMiddle(log);
            rows.refused("flipped byte in the log", EngineSays.whenRefusing(data), log.toString(), WAY_OUT);
            flipped.giveBack();
        }
        Bytes cut = Bytes.cutEnd(log, 100);
        rows.refused(
                "end of the log cut off",
                EngineSays.whenRefusing(data),
                data.resolve("partition-1/log").toString(),
                WAY_OUT);
        cut.giveBack();
    }

    private static void damagedSnapshot(Path data, OneTaskLoad load, DamageRows rows) throws Exception {
        Path table = Bytes.newest(data.resolve("partition-1/snapshots"), ".sst");
        Bytes.flipOneInTheMiddle(table);
        EngineSays words = EngineSays.on(data);
        try (EngineProcess engine = EngineProcess.durable(data)) {
            boolean clear = words.inOneLine(table.toString(), "damaged and not used")
                    && words.inOneLine("Nothing is lost", "the state is built again from");
            rows.started("flipped byte in a snapshot", clear, load, load.missing(engine.client()));
        }
    }

    private static void fullDisk(Path mount, DamageRows rows) throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(mount, DISK_MB);
        if (mounted.isEmpty()) {
            rows.notRun("full disk", "this user may not mount a small disk");
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            rows.fullDisk(FullDisk.run(disk));
        }
    }

    private static Path newestLog(Path data) throws Exception {
        return Bytes.newest(data.resolve("partition-1/log"), ".log");
    }
}
