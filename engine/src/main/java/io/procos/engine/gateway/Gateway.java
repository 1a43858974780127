package io.procos.engine.gateway;

import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.grpc.GrpcServer;
import io.procos.engine.gateway.jobs.JobPolls;
import io.procos.engine.gateway.jobs.JobReturns;
import io.procos.engine.gateway.jobs.JobStreams;
import io.procos.engine.partition.CommandBus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The engine's doors for Zeebe clients and workers. Whatever comes in over gRPC or REST becomes a command on the
 * {@link CommandBus}; jobs go out by poll or push. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    private final ExecutorService executor;
    private final ScheduledExecutorService timer;
    private final JobOutlet outlet;
    private final JobPolls polls;
    private final JobStreams streams;
    private final GrpcServer grpc;

    private Gateway(GatewaySettings settings, CommandBus bus, JobOutlet outlet, ProcessDefinitions definitions) {
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.timer = timer();
        this.outlet = outlet;
        CommandSender sender = new CommandSender(bus, executor);
        JobReturns returns = new JobReturns(sender);
        this.polls = new JobPolls(sender, returns, executor, timer);
        this.streams = new JobStreams(polls, returns, executor);
        this.grpc = listen(settings, bus, sender);
    }

    /**
     * Listens, and connects the engine's jobs to their workers.
     *
     * @param outlet the one that the partitions were given
     * @throws PortTaken when a port is not free
     */
    public static Gateway start(
            GatewaySettings settings, CommandBus bus, JobOutlet outlet, ProcessDefinitions definitions) {
        Gateway gateway = new Gateway(settings, bus, outlet, definitions);
        outlet.connect(gateway.streams);
        return gateway;
    }

    public int grpcPort() {
        return grpc.port();
    }

    /** Job types that some worker takes: its stream is open, or it polled within the last half minute. */
    public Set<String> servedJobTypes() {
        Set<String> types = new TreeSet<>(polls.recentTypes());
        types.addAll(streams.openTypes());
        return types;
    }

    /** Streams end, polls answer, then the doors close: within two seconds. */
    @Override
    public void close() {
        outlet.disconnect();
        streams.close();
        polls.close();
        grpc.close();
        timer.shutdownNow();
        executor.shutdown();
    }

    private GrpcServer listen(GatewaySettings settings, CommandBus bus, CommandSender sender) {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.grpcPort());
        try {
            return GrpcServer.start(
                    address,
                    new GrpcServer.Parts(
                            sender,
                            polls,
                            streams,
                            () -> Topology.of(settings.host(), grpcPort(), bus),
                            executor,
                            settings.requestLimit(),
                            settings.longPolling(),
                            settings.maxMessageBytes()));
        } catch (IOException e) {
            timer.shutdownNow();
            executor.shutdown();
            throw new PortTaken("gRPC", "procos.engine.grpc-port", settings.host(), settings.grpcPort(), e);
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("gateway-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
