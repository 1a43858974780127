package io.procos.workers.system;

import com.sun.management.OperatingSystemMXBean;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what the host has and how busy it is; in a container, what the container may use. */
@Component
@AdapterType(
        value = "procos.system.resources.v1",
        name = "System resources",
        description = "Tells processors, load, memory and uptime of the worker's host.",
        effect = EffectKind.READ)
class SystemResourcesAdapter implements Adapter<SystemResourcesAdapter.Input, SystemResourcesAdapter.Output> {
    record Input() {}

    /**
     * @param processors that the worker may use
     * @param load average of the last minute per processor; null where the system does not tell
     * @param uptime of the worker, ISO-8601
     */
    record Output(int processors, @Nullable Double load, Memory memory, Heap heap, String uptime) {}

    /** The host's, in bytes. */
    record Memory(long total, long available) {}

    /** The worker's own, in bytes. */
    record Heap(long most, long used) {}

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public Output execute(Input input, TaskContext context) {
        int processors = system.getAvailableProcessors();
        double load = system.getSystemLoadAverage();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Output(
                processors,
                load < 0 ? null : load / processors,
                new Memory(system.getTotalMemorySize(), system.getFreeMemorySize()),
                new Heap(heap.getMax(), heap.getUsed()),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())
                        .toString());
    }
}
