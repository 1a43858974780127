package io.procos.bpmn;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real engine for the tests of one model or of a few alike. After the last test it fails unless every flow and element
 * of these was taken at least once.
 */
final class Trials implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final List<String> models;
    private final List<String> parts;
    private ZeebeTestEngine engine;
    private CamundaClient client;
    private UserTasks userTasks;

    private Trials(List<String> models, List<String> parts) {
        this.models = models;
        this.parts = parts;
    }

    /** Tests {@code model}, which needs {@code parts}: called processes, decisions, forms. */
    static Trials of(String model, String... parts) {
        return new Trials(List.of(model), List.of(parts));
    }

    /** Tests several models, which need {@code parts}. */
    static Trials ofAll(List<String> models, String... parts) {
        return new Trials(models, List.of(parts));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        engine = EngineFactory.create();
        engine.start();
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofMinutes(1))
                .build();
        userTasks = new UserTasks(engine);
        deploy();
    }

    private void deploy() {
        String first = models.getFirst();
        DeployResourceCommandStep2 command =
                client.newDeployResourceCommand().addResourceBytes(Library.bytes(first), first);
        Stream.concat(models.stream().skip(1), parts.stream())
                .forEach(resource -> command.addResourceBytes(Library.bytes(resource), resource));
        command.send().join();
    }

    /** Starts the process and drives it by the returned trial. */
    Trial start(String processId, Map<String, ?> variables) {
        long key = client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
        return new Trial(this, key);
    }

    /** Follows the latest instance that the engine itself started, by a timer. */
    Trial startedByTimer(String processId) {
        AtomicLong key = new AtomicLong();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> key.set(Records.lastRootInstance(records(), processId)));
        return new Trial(this, key.get());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        settle();
        Records.liveRootInstances(records())
                .forEach(key -> client.newCancelInstanceCommand(key).send().join());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        try {
            models.forEach(model -> Coverage.of(model, records()).mustBeComplete());
        } finally {
            client.close();
            engine.stop();
        }
    }

    CamundaClient client() {
        return client;
    }

    UserTasks userTasks() {
        return userTasks;
    }

    void increaseTime(Duration time) {
        settle();
        engine.increaseTime(time);
        settle();
    }

    /** Waits until the engine has nothing to do. */
    void settle() {
        try {
            engine.waitForIdleState(Duration.ofSeconds(60));
        } catch (Exception busy) {
            throw new IllegalStateException("the engine did not come to rest", busy);
        }
    }

    Stream<Record<?>> records() {
        return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false);
    }
}
