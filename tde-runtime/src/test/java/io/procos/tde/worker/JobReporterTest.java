package io.procos.tde.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.api.Usage;
import io.procos.tde.run.Job;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a gateway that speaks real gRPC and answers as the test says. */
class JobReporterTest {
    private final Queue<Status> refusals = new ConcurrentLinkedQueue<>();
    private final List<Object> requests = new CopyOnWriteArrayList<>();
    private Server gateway;
    private CamundaClient client;

    private final class Gateway extends GatewayImplBase {
        @Override
        public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> answer) {
            answer(request, CompleteJobResponse.getDefaultInstance(), answer);
        }

        @Override
        public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> answer) {
            answer(request, FailJobResponse.getDefaultInstance(), answer);
        }

        @Override
        public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> answer) {
            answer(request, ThrowErrorResponse.getDefaultInstance(), answer);
        }

        private <T> void answer(Object request, T response, StreamObserver<T> answer) {
            requests.add(request);
            Status refusal = refusals.poll();
            if (refusal != null) {
                answer.onError(refusal.asRuntimeException());
                return;
            }
            answer.onNext(response);
            answer.onCompleted();
        }
    }

    @BeforeEach
    void start() throws IOException {
        gateway = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Gateway())
                .build()
                .start();
        client = JobSubscriber.prepare(CamundaClient.newClientBuilder()
                        .grpcAddress(URI.create("http://127.0.0.1:" + gateway.getPort())))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.shutdownNow();
    }

    @Test
    void completesWithNullsToo() {
        report(new Completed(Collections.singletonMap("note", null), Usage.NONE));

        assertThat(((CompleteJobRequest) requests.getFirst()).getVariables()).isEqualTo("{\"note\":null}");
    }

    @Test
    void throwsRejectionAsError() {
        report(new Rejected("NO_STOCK", "none left"));

        ThrowErrorRequest request = (ThrowErrorRequest) requests.getFirst();
        assertThat(request.getErrorCode()).isEqualTo("NO_STOCK");
        assertThat(request.getErrorMessage()).isEqualTo("none left");
    }

    @Test
    void failsRetryableWithOneRetryLessAndBackoff() {
        report(new Retryable("later", Duration.ofSeconds(7)));

        FailJobRequest request = (FailJobRequest) requests.getFirst();
        assertThat(request.getRetries()).isEqualTo(2);
        assertThat(request.getRetryBackOff()).isEqualTo(7_000);
    }

    @Test
    void failsBrokenWithoutRetriesAndShortMessage() {
        report(new Broken("x".repeat(10_000)));

        FailJobRequest request = (FailJobRequest) requests.getFirst();
        assertThat(request.getRetries()).isZero();
        assertThat(request.getErrorMessage()).hasSizeLessThan(2_100);
    }

    @Test
    void triesAgainWhileTheEngineIsUnderPressure() {
        refusals.addAll(List.of(Status.RESOURCE_EXHAUSTED, Status.RESOURCE_EXHAUSTED, Status.UNAVAILABLE));

        report(new Completed(Map.of(), Usage.NONE));

        assertThat(requests).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void acceptsThatAnEarlierReportArrived() {
        refusals.addAll(List.of(Status.DEADLINE_EXCEEDED, Status.NOT_FOUND));

        report(new Completed(Map.of(), Usage.NONE));

        assertThat(requests).hasSize(2);
    }

    @Test
    void givesUpOnWhatTheEngineWillNeverTake() {
        refusals.add(Status.INVALID_ARGUMENT);

        report(new Completed(Map.of(), Usage.NONE));

        assertThat(requests).hasSize(1);
    }

    @Test
    void returnsJobWithAllItsRetriesAtOnce() {
        new JobReporter(client).giveBack(job()).toCompletableFuture().join();

        FailJobRequest request = (FailJobRequest) requests.getFirst();
        assertThat(request.getRetries()).isEqualTo(3);
        assertThat(request.getRetryBackOff()).isZero();
    }

    @Test
    void doesNotHoldItsCallerWhileItTriesAgain() {
        refusals.addAll(Collections.nCopies(4, Status.RESOURCE_EXHAUSTED));

        CompletableFuture<ReportResult> report = begin(new Completed(Map.of(), Usage.NONE));

        assertThat(report).isNotDone();
        report.join();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(5);
    }

    private void report(TaskOutcome outcome) {
        begin(outcome).join();
    }

    private CompletableFuture<ReportResult> begin(TaskOutcome outcome) {
        return new JobReporter(client)
                .report(job(), Duration.ofSeconds(5), outcome)
                .toCompletableFuture();
    }

    private static Job job() {
        return new Job(7, "procos.test.r.v1", 3, Instant.now(), 1, "p", 1, "e", 1, Map.of(), "{}");
    }
}
