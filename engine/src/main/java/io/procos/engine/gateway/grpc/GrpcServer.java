package io.procos.engine.gateway.grpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.procos.engine.gateway.Topology;
import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.jobs.JobPolls;
import io.procos.engine.gateway.jobs.JobStreams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Listens for gRPC clients. */
public final class GrpcServer implements AutoCloseable {

    /** Clients ping idle connections; one ping in this time is not yet a nuisance. */
    private static final Duration PING = Duration.ofSeconds(10);

    private static final Duration GRACE = Duration.ofMillis(1500);

    private final Server server;

    private GrpcServer(Server server) {
        this.server = server;
    }

    /**
     * What the server needs.
     *
     * @param requestLimit how long the engine may take for an answer
     * @param longPolling how long a poll waits when its caller does not say
     * @param maxMessageBytes of one message, in and out
     */
    public record Parts(
            CommandSender sender,
            JobPolls polls,
            JobStreams streams,
            Supplier<Topology> topology,
            Executor executor,
            Duration requestLimit,
            Duration longPolling,
            int maxMessageBytes) {}

    /** @throws IOException when the address cannot be listened on */
    public static GrpcServer start(InetSocketAddress address, Parts parts) throws IOException {
        OversizedJobs oversized = new OversizedJobs(parts.sender(), parts.requestLimit(), parts.maxMessageBytes());
        JobCalls jobs =
                new JobCalls(parts.polls(), parts.streams(), oversized, parts.longPolling(), parts.maxMessageBytes());
        Server server = NettyServerBuilder.forAddress(address)
                .executor(parts.executor())
                .maxInboundMessageSize(parts.maxMessageBytes())
                .permitKeepAliveTime(PING.toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(new GatewayService(parts.sender(), parts.requestLimit(), parts.topology(), jobs))
                .build()
                .start();
        return new GrpcServer(server);
    }

    public int port() {
        return server.getPort();
    }

    /** Lets running calls end for a moment, then cuts them. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
