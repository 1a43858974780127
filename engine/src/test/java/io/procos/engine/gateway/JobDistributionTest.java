package io.procos.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Jobs reach somebody who is there, whatever happened to those before. */
@TestMethodOrder(OrderAnnotation.class)
class JobDistributionTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    @TempDir
    static Path data;

    private static RunningEngine engine;
    private static CamundaClient client;
    private static ManagedChannel channel;
    private static GatewayGrpc.GatewayStub gateway;

    private String type;

    @BeforeAll
    static void start() {
        engine = RunningEngine.start(data, 2);
        client = CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpc())
                .restAddress(engine.rest())
                .preferRestOverGrpc(false)
                .build();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", engine.gateway().grpcPort())
                .usePlaintext()
                .flowControlWindow(65_535)
                .build();
        gateway = GatewayGrpc.newStub(channel);
    }

    @BeforeEach
    void deploy(TestInfo test) {
        type = test.getTestMethod().orElseThrow().getName();
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(type)
                                .startEvent()
                                .serviceTask("t", task -> task.zeebeJobType(type))
                                .endEvent()
                                .done(),
                        "p.bpmn")
                .send()
                .join();
    }

    @AfterAll
    static void stop() {
        client.close();
        channel.shutdownNow();
        engine.close();
    }

    @Test
    void wakesALivingPollWhenOthersHungUp() throws Exception {
        for (int i = 0; i < 5; i++) {
            RawCall<ActivateJobsResponse> dead = poll();
            hangUpOverRest();
            Thread.sleep(50);
            dead.cancel();
        }
        RawCall<ActivateJobsResponse> living = poll();
        Thread.sleep(300);

        create(Map.of());

        await().atMost(SOON).untilAsserted(() -> assertThat(living.received()).hasSize(1));
    }

    @Test
    void pollsOnlyTakeWhatTheyAskedFor() throws Exception {
        RawCall<ActivateJobsResponse> one = poll();
        RawCall<ActivateJobsResponse> two = poll();
        Thread.sleep(200);

        create(Map.of());
        create(Map.of());

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(one.received()).hasSize(1);
            assertThat(two.received()).hasSize(1);
        });
    }

    @Test
    void passesByAStreamThatDoesNotRead() {
        RawCall<ActivatedJob> stuck = stream(0);
        RawCall<ActivatedJob> reading = stream(Integer.MAX_VALUE);
        await().atMost(SOON).until(() -> engine.gateway().servedJobTypes().contains(type));

        Map<String, Object> bulky = Map.of("text", "x".repeat(20_000));
        for (int i = 0; i < 40; i++) {
            create(bulky);
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> reading.received().size() >= 30);
        assertThat(stuck.received()).isEmpty();
    }

    @Test
    void pushesWhatWasLeftBehindOnceAStreamIsReadyAgain() {
        RawCall<ActivatedJob> slow = stream(0);
        await().atMost(SOON).until(() -> engine.gateway().servedJobTypes().contains(type));
        Map<String, Object> bulky = Map.of("text", "x".repeat(20_000));
        for (int i = 0; i < 30; i++) {
            create(bulky);
        }

        slow.request(Integer.MAX_VALUE);

        await().atMost(Duration.ofSeconds(10)).until(() -> slow.received().size() == 30);
    }

    @Test
    void makesAnIncidentOfAJobThatNoClientCouldReceive() throws Exception {
        long instance = create(Map.of());
        // One byte each in MessagePack, six in JSON: together they fit into the engine and not through the door.
        for (String name : List.of("one", "two", "three")) {
            client.newSetVariablesCommand(instance)
                    .variables(Map.of(name, "\u0001".repeat(300_000)))
                    .send()
                    .join();
        }

        RawCall<ActivateJobsResponse> poll = poll();

        assertThat(engine.incidents().poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(poll.received()).isEmpty();
    }

    /** Last: it closes the doors that the others use. */
    @Test
    @Order(Integer.MAX_VALUE)
    void endsStreamsAndPollsWithinTwoSecondsWhenItCloses() {
        RawCall<ActivateJobsResponse> poll = poll();
        RawCall<ActivatedJob> stream = stream(Integer.MAX_VALUE);
        await().atMost(SOON).until(() -> engine.gateway().servedJobTypes().contains(type));
        long begin = System.nanoTime();

        engine.gateway().close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        await().atMost(SOON).until(() -> poll.isOver() && stream.isOver());
    }

    private RawCall<ActivateJobsResponse> poll() {
        RawCall<ActivateJobsResponse> call = new RawCall<>(Integer.MAX_VALUE);
        gateway.activateJobs(
                ActivateJobsRequest.newBuilder()
                        .setType(type)
                        .setWorker("raw")
                        .setTimeout(60_000)
                        .setMaxJobsToActivate(1)
                        .setRequestTimeout(30_000)
                        .build(),
                call);
        return call;
    }

    private RawCall<ActivatedJob> stream(int messages) {
        RawCall<ActivatedJob> call = new RawCall<>(messages);
        gateway.streamActivatedJobs(
                StreamActivatedJobsRequest.newBuilder()
                        .setType(type)
                        .setWorker("raw")
                        .setTimeout(60_000)
                        .build(),
                call);
        return call;
    }

    /** A REST worker whose machine goes away while it waits. */
    private void hangUpOverRest() throws Exception {
        String body =
                "{\"type\":\"%s\",\"timeout\":60000,\"maxJobsToActivate\":1,\"requestTimeout\":30000}".formatted(type);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), engine.gateway().restPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /v2/jobs/activation HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(body.length(), body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(50);
        }
    }

    private long create(Map<String, Object> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(type)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }
}
