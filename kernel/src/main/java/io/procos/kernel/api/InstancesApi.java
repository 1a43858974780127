package io.procos.kernel.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.camunda.client.CamundaClient;
import io.procos.api.Traceparent;
import io.procos.kernel.deploy.Catalog;
import io.procos.kernel.start.InstanceStarter;
import io.procos.kernel.start.StartRequest;
import io.procos.kernel.start.StartRequest.Target;
import io.procos.kernel.start.Started;
import io.procos.kernel.supervise.Workers;
import io.procos.kernel.trace.ControlSpans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts and cancels instances. */
@RestController
final class InstancesApi {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Exactly one of {@code processId} and {@code definitionKey}; {@code await} is a time such as PT30S. */
    record Start(
            @Nullable String processId,
            @Nullable Long definitionKey,
            @Nullable Integer version,
            @Nullable Map<String, Object> variables,

            @Size(max = 9, message = "may hold at most 9 tags") @Nullable List<
                            @Pattern(
                                    regexp = "[A-Za-z][A-Za-z0-9_\\-:.]{0,99}",
                                    message = "must be a letter and up to 99 letters, digits or _-:.")
                            String>
                    tags,

            @Size(min = 1, max = 256, message = "must have 1 to 256 characters") @Nullable String startKey,

            @Nullable Duration await,
            @Nullable Boolean force) {}

    record InstanceView(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long instanceKey,
            String processId,
            int version,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long definitionKey,
            boolean existing,
            @Nullable Map<String, Object> result,
            Set<String> unservedJobTypes) {}

    private final InstanceStarter starter;
    private final CamundaClient client;
    private final Variables variables;
    private final Catalog catalog;
    private final Workers workers;
    private final ControlSpans spans;

    InstancesApi(
            InstanceStarter starter,
            CamundaClient client,
            Variables variables,
            Catalog catalog,
            Workers workers,
            ControlSpans spans) {
        this.starter = starter;
        this.client = client;
        this.variables = variables;
        this.catalog = catalog;
        this.workers = workers;
        this.spans = spans;
    }

    @Operation(summary = "Start an instance; the same startKey again gives the same instance")
    @PostMapping("/v1/instances")
    ResponseEntity<InstanceView> start(
            @Valid @RequestBody Start start,
            @Parameter(hidden = true) @RequestHeader(name = Traceparent.VARIABLE, required = false) @Nullable String trace) {
        StartRequest request = request(start);
        Started started = spans.around("start " + request.target().text(), trace, () -> starter.start(request));
        return ResponseEntity.status(started.existing() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(started));
    }

    private StartRequest request(Start start) {
        return new StartRequest(
                target(start),
                variables.check(start.variables()),
                Objects.requireNonNullElse(start.tags(), List.of()),
                start.startKey(),
                await(start.await()),
                Boolean.TRUE.equals(start.force()));
    }

    @Operation(summary = "Cancel an instance")
    @DeleteMapping("/v1/instances/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long key) {
        client.newCancelInstanceCommand(key).execute();
    }

    private static Target target(Start start) {
        Long definitionKey = start.definitionKey();
        String processId = start.processId();
        Integer version = start.version();
        if (processId != null && !processId.isBlank()) {
            if (definitionKey != null) {
                throw Problem.field("definitionKey", "'processId' and 'definitionKey' exclude each other", "send one");
            }
            return version == null ? new Target.Latest(processId) : new Target.Version(processId, version);
        }
        if (definitionKey == null) {
            throw Problem.field("processId", "'processId' is missing", "name the process, or send 'definitionKey'");
        }
        return new Target.Definition(definitionKey);
    }

    private static @Nullable Duration await(@Nullable Duration await) {
        if (await != null && (await.isNegative() || await.isZero() || await.compareTo(LONGEST_WAIT) > 0)) {
            throw Problem.field("await", "'await' must be over 0 and at most one hour", "send a time such as PT30S");
        }
        return await;
    }

    private InstanceView view(Started started) {
        return new InstanceView(
                started.instanceKey(),
                started.processId(),
                started.version(),
                started.definitionKey(),
                started.existing(),
                started.result(),
                workers.unserved(catalog.jobTypes(started.definitionKey())));
    }
}
