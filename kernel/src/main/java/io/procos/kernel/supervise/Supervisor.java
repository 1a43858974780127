package io.procos.kernel.supervise;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.ContentErased;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.ElementLeft;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceRequested;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.JobChanged;
import io.procos.api.event.EngineEvent.ProcessDeployed;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventSink;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.WorkerSeen;
import io.procos.kernel.deploy.Catalog;
import io.procos.kernel.start.InstanceStarter;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The kernel's ear: whoever carries events (the embedded engine's exporter, a worker in the same process, a consumer of
 * the event bus) hands them here. Events may come more than once. When {@link #accept} returns, what must survive a
 * crash is on disk. Thread-safe.
 */
@Component
public final class Supervisor implements EventSink {
    private final Workers workers;
    private final Incidents incidents;
    private final UserTasks tasks;
    private final Recovery recovery;
    private final StartVariables startVariables;
    private final SystemInstances system;
    private final Catalog catalog;
    private final InstanceStarter starter;
    private final EventLag lag;

    Supervisor(
            Workers workers,
            Incidents incidents,
            UserTasks tasks,
            Recovery recovery,
            StartVariables startVariables,
            SystemInstances system,
            Catalog catalog,
            InstanceStarter starter,
            EventLag lag) {
        this.workers = workers;
        this.incidents = incidents;
        this.tasks = tasks;
        this.recovery = recovery;
        this.startVariables = startVariables;
        this.system = system;
        this.catalog = catalog;
        this.starter = starter;
        this.lag = lag;
    }

    @Override
    public void accept(List<CloudEvent> batch) {
        lag.arrived(batch);
        boolean durable = false;
        for (CloudEvent event : batch) {
            durable |= take(event);
        }
        if (durable) {
            incidents.force();
            tasks.force();
        }
    }

    /** Returns whether something was written that must reach the disk. */
    private boolean take(CloudEvent event) {
        return switch (event.data()) {
            case EngineEvent engine -> take(engine, event.time());
            case WorkerSeen worker -> {
                workers.seen(worker);
                yield false;
            }
            // a task's story, and what adapters there are, is for memory
            case TaskEvent task -> false;
            case AdapterDeclared adapter -> false;
            case ContentErased erased -> false;
        };
    }

    private boolean take(EngineEvent event, Instant at) {
        switch (event) {
            case IncidentRaised raised -> incidents.raise(raised, at).ifPresent(recovery::request);
            case IncidentResolved resolved -> incidents.resolved(resolved.incidentKey());
            case UserTaskChanged task -> tasks.changed(task, at);
            case InstanceRequested requested -> startVariables.requested(requested);
            case InstanceStarted started -> started(started);
            case InstanceEnded ended -> ended(ended.processInstanceKey());
            case ProcessDeployed deployed -> catalog.observe(deployed);
            case ElementEntered e -> {}
            case ElementLeft e -> {}
            case FlowTaken e -> {}
            case VariableChanged e -> {}
            case JobChanged e -> {}
        }
        return event instanceof IncidentRaised || event instanceof IncidentResolved || event instanceof UserTaskChanged;
    }

    private void started(InstanceStarted started) {
        starter.observe(started);
        if (started.bpmnProcessId().startsWith("system-")) {
            system.add(started.processInstanceKey());
        }
    }

    private void ended(long processInstanceKey) {
        incidents.ended(processInstanceKey);
        tasks.ended(processInstanceKey);
        startVariables.ended(processInstanceKey);
        system.remove(processInstanceKey);
    }
}
