package io.procos.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import io.procos.engine.exporting.ExporterSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client numbers its request and finds the number in the exported records that follow from it. */
class OperationReferenceTest {

    @TempDir
    Path data;

    private final Map<Long, Set<String>> exported = new ConcurrentHashMap<>();
    private EmbeddedEngine engine;

    @BeforeEach
    void start() {
        engine = EmbeddedEngine.start(EngineSettings.in(data)
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .exporters(new ExporterSpec("referred", Referred::new))
                .build());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void exportsTheReferenceOfEveryRequestThatTakesOne(boolean rest) {
        try (CamundaClient client = connect(rest)) {
            long process = deploy(client);

            long instance = client.newCreateInstanceCommand()
                    .processDefinitionKey(process)
                    .execute()
                    .getProcessInstanceKey();
            client.newSetVariablesCommand(instance)
                    .variables(Map.of("a", 1))
                    .operationReference(1)
                    .execute();
            client.newModifyProcessInstanceCommand(instance)
                    .activateElement("work")
                    .operationReference(2)
                    .execute();
            client.newCancelInstanceCommand(instance).operationReference(3).execute();
            client.newDeleteResourceCommand(process).operationReference(4).execute();
        }

        await().untilAsserted(() -> {
            assertThat(exported.get(1L)).contains("VARIABLE CREATED");
            assertThat(exported.get(2L)).contains("PROCESS_INSTANCE_MODIFICATION MODIFIED");
            assertThat(exported.get(3L)).contains("PROCESS_INSTANCE ELEMENT_TERMINATING");
            assertThat(exported.get(4L)).contains("RESOURCE_DELETION DELETED");
        });
    }

    /** The Java client has no word for it when it starts an instance, others do. */
    @Test
    void exportsTheReferenceOfAStart() throws Exception {
        try (CamundaClient client = connect(true)) {
            deploy(client);
        }

        HttpResponse<String> started = start("7");

        assertThat(started.statusCode()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(exported.get(7L)).contains("PROCESS_INSTANCE_CREATION CREATED", "JOB CREATED"));
    }

    @Test
    void refusesANumberBelowOne() throws Exception {
        HttpResponse<String> refused = start("0");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("operationReference: expected a whole number above 0");
    }

    private HttpResponse<String> start(String reference) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + engine.gateway().restPort() + "/v2/process-instances");
        String body = "{\"processDefinitionId\":\"referred\",\"operationReference\":" + reference + "}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static long deploy(CamundaClient client) {
        return client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("referred")
                                .startEvent()
                                .serviceTask("work", task -> task.zeebeJobType("work"))
                                .endEvent()
                                .done(),
                        "referred.bpmn")
                .execute()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }

    private CamundaClient connect(boolean rest) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + engine.gateway().grpcPort()))
                .restAddress(URI.create("http://127.0.0.1:" + engine.gateway().restPort()))
                .preferRestOverGrpc(rest)
                .build();
    }

    private final class Referred implements Exporter {
        private Controller controller;

        @Override
        public void open(Controller positions) {
            controller = positions;
        }

        @Override
        public void export(Record<?> record) {
            if (record.getRecordType() == RecordType.EVENT && record.getOperationReference() > 0) {
                exported.computeIfAbsent(record.getOperationReference(), reference -> ConcurrentHashMap.newKeySet())
                        .add(record.getValueType() + " " + record.getIntent().name());
            }
            controller.updateLastExportedRecordPosition(record.getPosition());
        }
    }
}
