package io.procos.kernel.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.camunda.client.CamundaClient;
import io.procos.kernel.supervise.Incidents;
import io.procos.kernel.supervise.OpenIncident;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows incidents and gives jobs and instances another try. */
@RestController
final class IncidentsApi {
    /** {@code retries} is how often the job may still fail, by default once. */
    record Retry(
            @Min(value = 1, message = "must be at least 1") @Nullable Integer retries) {
        static final Retry ONCE = new Retry(1);

        int times() {
            return Objects.requireNonNullElse(retries, 1);
        }
    }

    /** What was done for one incident. */
    record Retried(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long incidentKey,
            @Nullable String elementId,
            boolean retriesSet,
            boolean resolved) {}

    private final CamundaClient client;
    private final Incidents incidents;

    IncidentsApi(CamundaClient client, Incidents incidents) {
        this.client = client;
        this.incidents = incidents;
    }

    @Operation(summary = "List the open incidents, newest first")
    @GetMapping("/v1/incidents")
    List<OpenIncident> list() {
        return incidents.all();
    }

    @Operation(summary = "Give a job retries, and resolve its incident if one is known")
    @PostMapping("/v1/jobs/{key}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retryJob(@PathVariable long key, @Valid @RequestBody(required = false) @Nullable Retry retry) {
        client.newUpdateRetriesCommand(key).retries(orOnce(retry).times()).execute();
        incidents.ofJob(key).ifPresent(incident -> resolve(incident.incidentKey()));
    }

    @Operation(summary = "Resolve an incident; a failed job is given retries first")
    @PostMapping("/v1/incidents/{key}/resolve")
    Retried resolve(@PathVariable long key, @Valid @RequestBody(required = false) @Nullable Retry retry) {
        OpenIncident incident = incidents.find(key).orElse(null);
        return resolve(key, incident, orOnce(retry));
    }

    @Operation(summary = "Retry an instance: resolve all its open incidents")
    @PostMapping("/v1/instances/{key}/retry")
    List<Retried> retryInstance(@PathVariable long key, @Valid @RequestBody(required = false) @Nullable Retry retry) {
        List<OpenIncident> open = incidents.ofInstance(key);
        if (open.isEmpty()) {
            throw Problem.notFound("no open incident of instance " + key + " is known", "see /v1/incidents");
        }
        return open.stream()
                .map(incident -> resolve(incident.incidentKey(), incident, orOnce(retry)))
                .toList();
    }

    private Retried resolve(long key, @Nullable OpenIncident incident, Retry retry) {
        Long jobKey = incident == null ? null : incident.jobKey();
        if (jobKey != null) {
            client.newUpdateRetriesCommand(jobKey).retries(retry.times()).execute();
        }
        resolve(key);
        return new Retried(key, incident == null ? null : incident.elementId(), jobKey != null, true);
    }

    private void resolve(long incidentKey) {
        client.newResolveIncidentCommand(incidentKey).execute();
        incidents.resolved(incidentKey);
    }

    private static Retry orOnce(@Nullable Retry retry) {
        return retry == null ? Retry.ONCE : retry;
    }
}
