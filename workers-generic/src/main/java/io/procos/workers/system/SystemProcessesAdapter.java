package io.procos.workers.system;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists what runs on the host, by the names of programs alone: arguments and environments hold passwords, so they are not
 * even read.
 */
@Component
@AdapterType(
        value = "procos.system.processes.v1",
        name = "System processes",
        description = "Lists the processes of the worker's host by name, those with most processor time first.",
        effect = EffectKind.READ,
        policyArgument = "name")
class SystemProcessesAdapter implements Adapter<SystemProcessesAdapter.Input, SystemProcessesAdapter.Output> {
    private static final int USUAL = 20;
    private static final int MOST = 1_000;

    record Input(
            @io.procos.tde.Input(
                    label = "Name",
                    description = "Part of the program's name; all when empty",
                    example = "java",
                    maxLength = 256)
            @Nullable String name,

            @io.procos.tde.Input(
                    label = "Limit",
                    description = "Most entries, up to 1000; 20 when empty",
                    example = "20")
            @Nullable Integer limit) {}

    /** @param count how many processes have such a name, also when fewer are listed */
    record Output(List<Entry> processes, int count) {}

    /**
     * @param name of the program, without its folder; empty when the system does not tell
     * @param cpuSeconds of processor time since it began; null when the system does not tell
     * @param startedAt in ISO-8601, UTC; null when the system does not tell
     */
    record Entry(
            long pid,
            String name,
            @Nullable Double cpuSeconds,
            @Nullable String startedAt) {}

    @Override
    public Output execute(Input input, TaskContext context) throws Exception {
        int limit = input.limit() == null ? USUAL : input.limit();
        if (limit < 1 || limit > MOST) {
            throw Fields.invalid("limit", "must be from 1 to " + MOST);
        }
        String part = input.name() == null ? "" : input.name();
        List<Entry> matching = ProcessHandle.allProcesses()
                .map(SystemProcessesAdapter::entry)
                .filter(entry -> entry.name().contains(part))
                .sorted(Comparator.comparingDouble(SystemProcessesAdapter::load).reversed())
                .toList();
        return new Output(matching.stream().limit(limit).toList(), matching.size());
    }

    private static double load(Entry entry) {
        return entry.cpuSeconds() == null ? 0 : entry.cpuSeconds();
    }

    private static Entry entry(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new Entry(
                process.pid(),
                info.command().map(SystemProcessesAdapter::fileName).orElseGet(() -> shortName(process.pid())),
                info.totalCpuDuration().map(SystemProcessesAdapter::seconds).orElse(null),
                info.startInstant().map(Instant::toString).orElse(null));
    }

    private static String fileName(String command) {
        Path name = Path.of(command).getFileName();
        return name == null ? "" : name.toString();
    }

    /** Linux tells the first 15 characters of a name also of programs whose file may not be seen. */
    private static String shortName(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "comm"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }
}
