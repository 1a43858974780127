package io.procos.e2e.fault;

import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/** Everything that may go wrong between a worker and the memory: nothing may get lost, and the state must say it. */
public final class SpoolFaults implements Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DataSize PLENTY = DataSize.ofMegabytes(64);
    private static final DataSize LITTLE = DataSize.ofMegabytes(4);

    private static final DataSize ON_THE_DISK = DataSize.ofMegabytes(16);
    private static final int SMALL_DISK_MB = 24;

    /** Room for one file of the spool, and not for the second that it may have. */
    private static final long LEFT_BYTES = 6 << 20;

    private static final String LONG_NOTE = "n".repeat(4_000);

    /** Kafka takes a million bytes at once. */
    private static final String TOO_LONG = "x".repeat(1_500_000);

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public String summary() {
        return "disk full with Kafka away, a poisoned event, a schema from the future, clocks that jump: nothing is lost";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int events = scale == Scale.FULL ? 20_000 : 2_000;
        try (TemporaryFolder folder = TemporaryFolder.create("spool");
                MemoryBehindKafka memory = MemoryBehindKafka.start(folder.path("memory"))) {
            List<SpoolFault> faults = new ArrayList<>();
            progress.say("the disk is full while Kafka is away");
            faults.add(diskFull(folder, memory, events));
            progress.say("one event is too large for Kafka");
            faults.add(poisoned(folder, memory, events));
            progress.say("a newer version writes to the topic");
            faults.add(future(memory));
            progress.say("the clock jumps");
            faults.add(jumpingClock(folder, memory, events));
            return report(faults);
        }
    }

    private static SpoolFault diskFull(TemporaryFolder folder, MemoryBehindKafka memory, int events) throws Exception {
        Path root = folder.path("disk");
        Optional<SmallDisk> disk = SmallDisk.mount(root, SMALL_DISK_MB);
        Path spool = root.resolve("spool");
        Path filler = disk.isPresent() ? disk.get().fillBut(LEFT_BYTES) : root.resolve("none");
        memory.takeKafkaAway();
        try (ToldEvents told =
                new ToldEvents("disk-", spool, disk.isPresent() ? ON_THE_DISK : LITTLE, memory.address())) {
            Thread writer = Thread.ofPlatform().start(() -> tellAll(told, events));
            while (told.refusal() == null && writer.isAlive()) Thread.sleep(50);
            String state = String.valueOf(told.refusal());
            long atWorst = told.told();
            Files.deleteIfExists(filler);
            memory.bringKafkaBack();
            writer.join();
            long remembered = memory.remembered("disk-", told.told(), PATIENCE);
            boolean said = state.contains("event spool") && atWorst < events;
            return new SpoolFault("disk full, Kafka away", told.told(), remembered, told.quarantined(), said, state);
        } finally {
            if (disk.isPresent()) disk.get().close();
        }
    }

    private static void tellAll(ToldEvents told, int events) {
        try {
            for (int i = 0; i < events; i++) told.tell(Instant.now(), LONG_NOTE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SpoolFault poisoned(TemporaryFolder folder, MemoryBehindKafka memory, int events) throws Exception {
        try (ToldEvents told = new ToldEvents("poison-", folder.path("poison"), PLENTY, memory.address())) {
            for (int i = 0; i < events; i++) told.tell(Instant.now(), i == events / 2 ? TOO_LONG : "a note");
            long remembered = memory.remembered("poison-", events - 1, PATIENCE);
            boolean said = told.quarantined() == 1 && told.waiting() == 0;
            String state = told.quarantined() + " event in quarantine, " + told.waiting() + " wait";
            return new SpoolFault("poisoned event", told.told(), remembered, told.quarantined(), said, state);
        }
    }

    private static SpoolFault future(MemoryBehindKafka memory) throws Exception {
        List<String> texts = List.of(
                future("io.procos.task.dreamt.v9", "{\"dream\":{\"of\":[\"sheep\"]}}"),
                future("io.procos.task.noted.v1", "{\"runId\":7,\"note\":{\"now\":\"an object\"}}"),
                future("io.procos.task.ended.v1", "[]"),
                "this is no event at all");
        memory.send(texts);
        long named = memory.remembered("future-", texts.size() - 1, PATIENCE);
        long unread = memory.unread();
        String state = unread + " events are kept and not understood";
        return new SpoolFault("schema from the future", texts.size(), named + 1, 0, unread == texts.size(), state);
    }

    private static String future(String type, String data) {
        return """
                {"specversion":"1.0","id":"future-%s","source":"/worker/newer","type":"%s","subject":"7",\
                "time":"2030-01-01T00:00:00Z","datacontenttype":"application/json","data":%s,"more":true}""".formatted(type, type, data);
    }

    private static SpoolFault jumpingClock(TemporaryFolder folder, MemoryBehindKafka memory, int events)
            throws Exception {
        List<Instant> jumps = List.of(
                Instant.now(),
                Instant.now().plus(Duration.ofDays(20_000)),
                Instant.EPOCH.minus(Duration.ofDays(20_000)),
                Instant.MAX.minus(Duration.ofDays(1)),
                Instant.now());
        try (ToldEvents told = new ToldEvents("clock-", folder.path("clock"), PLENTY, memory.address())) {
            for (int i = 0; i < events; i++) told.tell(jumps.get(i * jumps.size() / events), "a note");
            long remembered = memory.remembered("clock-", told.told(), PATIENCE);
            boolean said = told.state().trouble() == null && told.state().lag().compareTo(PATIENCE) < 0;
            String state = "lag " + told.state().lag().toMillis() + " ms by a clock that does not jump";
            return new SpoolFault("clock jumps", told.told(), remembered, told.quarantined(), said, state);
        }
    }

    private static Report report(List<SpoolFault> faults) throws Exception {
        var report = Report.table("fault", "told", "remembered", "put aside", "lost", "state");
        for (SpoolFault fault : faults) {
            report.row(fault.name(), fault.told(), fault.remembered(), fault.aside(), fault.lost(), fault.state());
        }
        return report.goal(Goal.atMost(
                        "events lost",
                        faults.stream().mapToLong(f -> Math.abs(f.lost())).sum(),
                        0,
                        "events"))
                .goal(Goal.atLeast(
                        "faults whose state is clear",
                        faults.stream().filter(SpoolFault::said).count(),
                        faults.size(),
                        "faults"))
                .done();
    }
}
