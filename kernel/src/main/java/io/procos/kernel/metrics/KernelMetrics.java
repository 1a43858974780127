package io.procos.kernel.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.procos.kernel.engine.EngineHealth;
import io.procos.kernel.supervise.Incidents;
import io.procos.kernel.supervise.UserTasks;
import io.procos.kernel.supervise.Workers;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What the kernel knows of the whole: engine, incidents, people's tasks, workers. */
@Component
record KernelMetrics(EngineHealth engine, Incidents incidents, UserTasks tasks, Workers workers)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "procos.engine.up",
                "1 when the engine answered the last probe and all its partitions are healthy",
                all -> all.engine.state().up() ? 1 : 0);
        gauge(
                registry,
                "procos.incidents.open",
                "Incidents that nobody resolved yet",
                all -> all.incidents.all().size());
        gauge(
                registry,
                "procos.user.tasks.open",
                "User tasks that wait for a person",
                all -> all.tasks.all().size());
        gauge(registry, "procos.workers.alive", "Workers that gave a sign of life lately", all -> all.workers(false));
        gauge(
                registry,
                "procos.workers.lost",
                "Workers that went silent without saying goodbye",
                all -> all.workers(true));
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<KernelMetrics> value) {
        Gauge.builder(name, this, value).description(description).register(registry);
    }

    private double workers(boolean lost) {
        return workers.all().stream().filter(worker -> worker.lost() == lost).count();
    }
}
