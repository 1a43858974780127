package io.procos.tde.worker;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.util.Set;

/**
 * Spares calls to the engine the thread hops they do not need. The thread that reads the answer to a report or a lease
 * extension acts on it: these commands are sent by the runtime itself, and what it does with their answers is short and
 * never waits for the engine. All others keep threads of their own. A client that logs in as nobody is not asked for
 * credentials, which would take one more thread for every call. Thread-safe.
 *
 * @param anonymous whether the client logs in as nobody
 */
public record DirectCalls(boolean anonymous) implements ClientInterceptor {
    private static final Set<String> REPORTS = Set.of("CompleteJob", "FailJob", "ThrowError", "UpdateJobTimeout");

    @Override
    public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
        CallOptions direct = anonymous ? options.withCallCredentials(null) : options;
        boolean report = REPORTS.contains(String.valueOf(method.getBareMethodName()));
        return next.newCall(method, report ? direct.withExecutor(MoreExecutors.directExecutor()) : direct);
    }
}
