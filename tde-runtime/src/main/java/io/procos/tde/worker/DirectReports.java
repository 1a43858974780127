package io.procos.tde.worker;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.util.Set;

/**
 * Lets the thread that reads the engine's answer to a report or a lease extension act on it, instead of waking another
 * one for every job. Only for the commands that the runtime itself sends: what it does with their answers is short and
 * never waits for the engine. All others keep threads of their own. Thread-safe.
 */
public final class DirectReports implements ClientInterceptor {
    private static final Set<String> COMMANDS = Set.of("CompleteJob", "FailJob", "ThrowError", "UpdateJobTimeout");

    @Override
    public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
        boolean ours = COMMANDS.contains(String.valueOf(method.getBareMethodName()));
        return next.newCall(method, ours ? options.withExecutor(MoreExecutors.directExecutor()) : options);
    }
}
