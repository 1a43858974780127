package io.procos.kernel.api;

import io.procos.kernel.api.DeploymentView.DefinitionView;
import io.procos.kernel.deploy.Catalog;
import io.procos.kernel.deploy.DeployOutcome.Deployed;
import io.procos.kernel.deploy.Deployer;
import io.procos.kernel.deploy.ModelFile;
import io.procos.kernel.supervise.Workers;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Deploys models and lists what is deployed. */
@RestController
final class DeploymentsApi {
    record Deployment(
            @NotEmpty(message = "needs at least one resource") List<@Valid Resource> resources) {}

    record Resource(
            @NotNull(message = "is missing") @Size(max = 255, message = "must have at most 255 characters") @Pattern(regexp = "[^\\p{Cntrl}]+\\.(bpmn|dmn|form)", message = "must end in .bpmn, .dmn or .form")
            String name,

            @NotNull(message = "is missing") String content) {}

    private final Deployer deployer;
    private final Catalog catalog;
    private final Workers workers;
    private final int maxRequest;

    DeploymentsApi(Deployer deployer, Catalog catalog, Workers workers, ApiSettings settings) {
        this.deployer = deployer;
        this.catalog = catalog;
        this.workers = workers;
        this.maxRequest = Math.toIntExact(settings.maxRequest().toBytes());
    }

    @Operation(summary = "Deploy BPMN, DMN and form files: all or none")
    @PostMapping(path = "/v1/deployments", consumes = MediaType.APPLICATION_JSON_VALUE)
    DeploymentView deploy(@Valid @RequestBody Deployment deployment) {
        return deploy(deployment.resources().stream()
                .map(resource ->
                        new ModelFile(resource.name(), resource.content().getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    @Operation(summary = "Deploy uploaded BPMN, DMN and form files: all or none")
    @PostMapping(path = "/v1/deployments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<DeploymentView> upload(@RequestPart("resources") Flux<FilePart> resources) {
        return resources
                .concatMap(this::read)
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(this::deploy);
    }

    @Operation(summary = "List what is deployed, newest version first")
    @GetMapping("/v1/definitions")
    List<DefinitionView> definitions() {
        return catalog.definitions().stream().map(DefinitionView::of).toList();
    }

    @Operation(summary = "The text of the newest version of a process, decision or form")
    @GetMapping(path = "/v1/definitions/{id}/xml", produces = MediaType.TEXT_PLAIN_VALUE)
    String content(@PathVariable String id) {
        return catalog.content(id)
                .orElseThrow(() -> Problem.notFound(
                        "the kernel has no text of '" + id + "'", "it keeps those that it deployed itself"));
    }

    private DeploymentView deploy(List<ModelFile> files) {
        List<Deployed> deployed = deployer.deployTogether(files).stream()
                .filter(Deployed.class::isInstance)
                .map(Deployed.class::cast)
                .toList();
        return DeploymentView.of(deployed, workers);
    }

    private Mono<ModelFile> read(FilePart part) {
        return DataBufferUtils.join(part.content(), maxRequest)
                .map(DeploymentsApi::bytes)
                .defaultIfEmpty(new byte[0])
                .map(content -> new ModelFile(part.filename(), content))
                .onErrorMap(
                        DataBufferLimitException.class,
                        e -> new Problem(HttpStatus.CONTENT_TOO_LARGE, part.filename() + " is too large")
                                .with("field", "resources")
                                .hint("send at most " + maxRequest + " bytes"));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
