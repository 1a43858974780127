package io.procos.tde.testkit;

import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.procos.tde.worker.JobSubscriber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** A real engine in memory, and beside it the one REST path that it lacks: the BPMN of a definition. */
public final class TestEngine implements AutoCloseable {
    private final ZeebeTestEngine engine = EngineFactory.create();
    private final HttpServer rest;
    private final Map<Long, String> definitions = new ConcurrentHashMap<>();
    private final CamundaClient client;

    public TestEngine() throws IOException {
        engine.start();
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/v2/process-definitions/", exchange -> {
            String[] path = exchange.getRequestURI().getPath().split("/");
            String xml = definitions.get(Long.valueOf(path[3]));
            byte[] body = String.valueOf(xml).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(xml == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        rest.start();
        client = newClient();
    }

    /** A client to drive the engine with. */
    public CamundaClient client() {
        return client;
    }

    /** Another client, for a worker of its own. */
    public CamundaClient newClient() {
        return JobSubscriber.prepare(CamundaClient.newClientBuilder()
                        .grpcAddress(grpcAddress())
                        .restAddress(URI.create(
                                "http://127.0.0.1:" + rest.getAddress().getPort())))
                .build();
    }

    /** Deploys a process with one task of this job type. */
    public void deploy(String processId, String jobType, Map<String, String> properties) {
        String xml = TestProcess.xml(processId, properties, jobType);
        var deployed = client.newDeployResourceCommand()
                .addResourceStringUtf8(xml, processId + ".bpmn")
                .send()
                .join();
        definitions.put(deployed.getProcesses().getFirst().getProcessDefinitionKey(), xml);
    }

    /** Starts an instance and does not wait for it. */
    public void start(String processId, Map<String, Object> variables) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    /** The messages of all incidents raised so far. */
    public List<String> incidents() {
        return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
                .filter(record -> record.getIntent() == IncidentIntent.CREATED)
                .map(record -> ((IncidentRecordValue) record.getValue()).getErrorMessage())
                .toList();
    }

    /** For {@code camunda.client.grpc-address}. */
    public URI grpcAddress() {
        return URI.create("http://" + engine.getGatewayAddress());
    }

    /** For {@code camunda.client.rest-address}. */
    public URI restAddress() {
        return URI.create("http://127.0.0.1:" + rest.getAddress().getPort());
    }

    @Override
    public void close() {
        client.close();
        rest.stop(0);
        engine.stop();
    }
}
