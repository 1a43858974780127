package io.procos.workers.system;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Tells how much room the disks of the host have. Says nothing of what is on them. */
@Component
@AdapterType(
        value = "procos.system.disk.v1",
        name = "System disks",
        description = "Tells how large the disks of the worker's host are and how much of each is free.",
        effect = EffectKind.READ)
class SystemDiskAdapter implements Adapter<SystemDiskAdapter.Input, SystemDiskAdapter.Output> {
    record Input() {}

    /** @param disks the fullest first */
    record Output(List<Disk> disks) {}

    /**
     * @param name as the system calls it, such as {@code /dev/sda1}
     * @param kind of its file system
     * @param total bytes
     * @param free bytes that the worker may write
     */
    record Disk(String name, String kind, long total, long free) {}

    @Override
    public Output execute(Input input, TaskContext context) {
        return new Output(
                StreamSupport.stream(FileSystems.getDefault().getFileStores().spliterator(), false)
                        .flatMap(store -> disk(store).stream())
                        .filter(disk -> disk.total() > 0)
                        .distinct()
                        .sorted(Comparator.comparingLong(Disk::free))
                        .toList());
    }

    /** A mount that went away, or may not be looked at, is none. */
    private static Optional<Disk> disk(FileStore store) {
        try {
            return Optional.of(new Disk(store.name(), store.type(), store.getTotalSpace(), store.getUsableSpace()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
