package io.procos.tde.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.MoreExecutors;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectCallsTest {
    private static final CallCredentials CREDENTIALS = new CallCredentials() {
        @Override
        public void applyRequestMetadata(RequestInfo call, Executor threads, MetadataApplier applier) {}
    };

    static Stream<MethodDescriptor<?, ?>> reports() {
        return Stream.of(
                GatewayGrpc.getCompleteJobMethod(),
                GatewayGrpc.getFailJobMethod(),
                GatewayGrpc.getThrowErrorMethod(),
                GatewayGrpc.getUpdateJobTimeoutMethod());
    }

    /** Jobs are handed over with waiting, and an application's own commands may do anything with their answers. */
    static Stream<MethodDescriptor<?, ?>> others() {
        return Stream.of(
                GatewayGrpc.getStreamActivatedJobsMethod(),
                GatewayGrpc.getActivateJobsMethod(),
                GatewayGrpc.getTopologyMethod(),
                GatewayGrpc.getCreateProcessInstanceMethod());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void takesAnswersToReportsOnTheReadersThread(MethodDescriptor<?, ?> report) {
        assertThat(optionsOf(report, false).getExecutor()).isSameAs(MoreExecutors.directExecutor());
    }

    @ParameterizedTest
    @MethodSource("others")
    void leavesAllOtherAnswersTheirThreads(MethodDescriptor<?, ?> other) {
        assertThat(optionsOf(other, false).getExecutor()).isNull();
    }

    @Test
    void asksOnlyThoseForCredentialsWhoHaveAny() {
        var method = GatewayGrpc.getTopologyMethod();

        assertThat(optionsOf(method, false).getCredentials()).isSameAs(CREDENTIALS);
        assertThat(optionsOf(method, true).getCredentials()).isNull();
    }

    private static CallOptions optionsOf(MethodDescriptor<?, ?> method, boolean anonymous) {
        Options channel = new Options();
        CallOptions given = CallOptions.DEFAULT.withCallCredentials(CREDENTIALS);
        new DirectCalls(anonymous).interceptCall(method, given, channel);
        return channel.seen.get();
    }

    /** A channel that calls nobody and remembers how it was asked to. */
    private static final class Options extends Channel {
        private final AtomicReference<CallOptions> seen = new AtomicReference<>();

        @Override
        public <A, B> ClientCall<A, B> newCall(MethodDescriptor<A, B> method, CallOptions options) {
            seen.set(options);
            return new NoCall<>();
        }

        @Override
        public String authority() {
            return "nobody";
        }
    }

    private static final class NoCall<A, B> extends ClientCall<A, B> {
        @Override
        public void start(Listener<B> answers, Metadata headers) {}

        @Override
        public void request(int messages) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void halfClose() {}

        @Override
        public void sendMessage(A message) {}
    }
}
