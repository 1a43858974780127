package io.procos.kernel.supervise;

import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.kernel.deploy.Catalog;
import io.procos.kernel.deploy.Definition;
import io.procos.kernel.deploy.EngineForgot;
import io.procos.kernel.journal.DataFolder;
import io.procos.kernel.journal.KeyedJournal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open incidents, remembered over restarts. Thread-safe. */
@Component
public final class Incidents implements AutoCloseable {
    /** How often an element of an instance had an incident; tells system-recover when to stop retrying. */
    record Attempts(long processInstanceKey, int count) {}

    private final KeyedJournal<OpenIncident> open;
    private final KeyedJournal<Attempts> attempts;
    private final Catalog catalog;

    Incidents(DataFolder data, Catalog catalog) {
        this.catalog = catalog;
        this.open = data.journal("incidents", OpenIncident.class);
        this.attempts = data.journal("attempts", Attempts.class);
    }

    /** Empty when this incident was raised before: events come at least once. */
    synchronized Optional<OpenIncident> raise(IncidentRaised event, Instant at) {
        String key = Long.toString(event.incidentKey());
        if (open.get(key).isPresent()) {
            return Optional.empty();
        }
        OpenIncident incident = new OpenIncident(
                event.incidentKey(),
                event.processInstanceKey(),
                event.bpmnProcessId(),
                event.rootProcessInstanceKey(),
                rootProcessId(event),
                event.elementId(),
                event.jobKey(),
                event.errorType(),
                event.message(),
                count(event),
                at);
        open.put(key, incident);
        return Optional.of(incident);
    }

    private @Nullable String rootProcessId(IncidentRaised event) {
        return Optional.ofNullable(event.rootProcessDefinitionKey())
                .flatMap(catalog::find)
                .map(Definition::id)
                .orElse(null);
    }

    private int count(IncidentRaised event) {
        String place = event.processInstanceKey() + "/" + event.elementId();
        int count = attempts.get(place).map(Attempts::count).orElse(0) + 1;
        attempts.put(place, new Attempts(event.processInstanceKey(), count));
        return count;
    }

    /** Somebody resolved it; the engine's event will say so once more. */
    public void resolved(long incidentKey) {
        open.remove(Long.toString(incidentKey));
    }

    /** The instance is over: its incidents went with it. */
    void ended(long processInstanceKey) {
        ofInstance(processInstanceKey).forEach(incident -> resolved(incident.incidentKey()));
        attempts.removeIf(count -> count.processInstanceKey() == processInstanceKey);
    }

    /** Newest first. */
    public List<OpenIncident> all() {
        return open.values().stream()
                .sorted(Comparator.comparing(OpenIncident::raisedAt).reversed())
                .toList();
    }

    /** The open incidents of an instance and of the instances it called. */
    public List<OpenIncident> ofInstance(long processInstanceKey) {
        return open.values().stream()
                .filter(incident -> incident.processInstanceKey() == processInstanceKey
                        || Long.valueOf(processInstanceKey).equals(incident.rootInstanceKey()))
                .toList();
    }

    /** The open incident that this job caused. */
    public Optional<OpenIncident> ofJob(long jobKey) {
        return open.values().stream()
                .filter(incident -> Long.valueOf(jobKey).equals(incident.jobKey()))
                .findFirst();
    }

    public Optional<OpenIncident> find(long incidentKey) {
        return open.get(Long.toString(incidentKey));
    }

    void force() {
        open.force();
        attempts.force();
    }

    @EventListener
    void forget(EngineForgot event) {
        open.clear();
        attempts.clear();
    }

    @Override
    public void close() {
        open.close();
        attempts.close();
    }
}
