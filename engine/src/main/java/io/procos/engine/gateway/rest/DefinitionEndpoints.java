package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.procos.engine.gateway.ProcessDefinitions;
import io.procos.engine.gateway.ProcessDefinitions.ProcessDefinition;
import io.procos.engine.gateway.command.GatewayError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Deployed processes by key. */
final class DefinitionEndpoints {

    private final ProcessDefinitions definitions;

    DefinitionEndpoints(ProcessDefinitions definitions) {
        this.definitions = definitions;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of(
                        "GET",
                        "/v2/process-definitions/{key}",
                        call -> find(call, process -> RestAnswer.ok(json(process)))),
                Endpoint.of(
                        "GET",
                        "/v2/process-definitions/{key}/xml",
                        call -> find(call, process -> RestAnswer.text("text/xml;charset=UTF-8", process.xml()))));
    }

    private CompletableFuture<RestAnswer> find(RestCall call, Function<ProcessDefinition, RestAnswer> answer) {
        long key = call.key();
        return CompletableFuture.completedFuture(definitions
                .find(key)
                .map(answer)
                .orElseThrow(() -> new GatewayError(
                        GatewayError.Kind.NOT_FOUND, "Process Definition with key '" + key + "' not found")));
    }

    private static ObjectNode json(ProcessDefinition process) {
        return Fields.newObject()
                .put("processDefinitionKey", String.valueOf(process.key()))
                .put("processDefinitionId", process.processId())
                .putNull("name")
                .put("version", process.version())
                .put("versionTag", process.versionTag())
                .put("resourceName", process.resourceName())
                .put("tenantId", process.tenantId())
                .put("hasStartForm", false);
    }
}
