package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibraryTest {

    @Test
    void deploysAsAWhole() {
        ZeebeTestEngine engine = EngineFactory.create();
        engine.start();
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofMinutes(1))
                .build()) {
            DeploymentEvent deployment = deploy(client, all());

            assertThat(deployment.getProcesses()).hasSameSizeAs(Library.models(".bpmn"));
            assertThat(deployment.getDecisions()).hasSameSizeAs(Library.models(".dmn"));
            assertThat(deployment.getForm()).hasSameSizeAs(Library.models(".form"));
        } finally {
            engine.stop();
        }
    }

    private static List<String> all() {
        return Stream.of(".bpmn", ".dmn", ".form")
                .flatMap(suffix -> Library.models(suffix).stream())
                .toList();
    }

    private static DeploymentEvent deploy(CamundaClient client, List<String> models) {
        DeployResourceCommandStep2 command =
                client.newDeployResourceCommand().addResourceBytes(Library.bytes(models.getFirst()), models.getFirst());
        models.stream().skip(1).forEach(model -> command.addResourceBytes(Library.bytes(model), model));
        return command.send().join();
    }
}
