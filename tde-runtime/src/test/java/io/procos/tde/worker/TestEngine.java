package io.procos.tde.worker;

import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.procos.tde.testkit.TestProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real engine in memory, and beside it the one REST path that it lacks: the BPMN of a definition. */
final class TestEngine implements AutoCloseable {
    private final ZeebeTestEngine engine = EngineFactory.create();
    private final HttpServer rest;
    private final Map<Long, String> definitions = new ConcurrentHashMap<>();
    private final CamundaClient client;

    TestEngine() throws IOException {
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

    CamundaClient client() {
        return client;
    }

    /** Another client, for a worker of its own. */
    CamundaClient newClient() {
        return JobSubscriber.prepare(CamundaClient.newClientBuilder()
                        .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
                        .restAddress(URI.create(
                                "http://127.0.0.1:" + rest.getAddress().getPort())))
                .build();
    }

    /** Deploys a process with one task of this job type. */
    void deploy(String processId, String jobType, Map<String, String> properties) {
        String xml = TestProcess.xml(processId, properties, jobType);
        var deployed = client.newDeployResourceCommand()
                .addResourceStringUtf8(xml, processId + ".bpmn")
                .send()
                .join();
        definitions.put(deployed.getProcesses().getFirst().getProcessDefinitionKey(), xml);
    }

    void start(String processId, Map<String, Object> variables) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    ZeebeTestEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        client.close();
        rest.stop(0);
        engine.stop();
    }
}
