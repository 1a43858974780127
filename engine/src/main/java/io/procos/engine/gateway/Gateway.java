package io.procos.engine.gateway;

import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.grpc.GrpcServer;
import io.procos.engine.gateway.jobs.JobPolls;
import io.procos.engine.gateway.jobs.JobReturns;
import io.procos.engine.gateway.jobs.JobStreams;
import io.procos.engine.gateway.rest.RestServer;
import io.procos.engine.partition.CommandBus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The engine's doors for Zeebe clients and workers. Whatever comes in over gRPC or REST becomes a command on the
 * {@link CommandBus}; jobs go out by poll or push. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    private final GatewaySettings settings;
    private final CommandBus bus;
    private final JobOutlet outlet;
    private final ProcessDefinitions definitions;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = timer();
    private final CommandSender sender;
    private final JobReturns returns;
    private final JobPolls polls;
    private final JobStreams streams;
    private @Nullable GrpcServer grpc;
    private @Nullable RestServer rest;

    private Gateway(GatewaySettings settings, CommandBus bus, JobOutlet outlet, ProcessDefinitions definitions) {
        this.settings = settings;
        this.bus = bus;
        this.outlet = outlet;
        this.definitions = definitions;
        this.sender = new CommandSender(bus, executor);
        this.returns = new JobReturns(sender);
        this.polls = new JobPolls(sender, returns, executor, timer);
        this.streams = new JobStreams(polls, returns, executor);
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
        try {
            gateway.grpc = gateway.listenGrpc();
            gateway.rest = gateway.listenRest();
        } catch (PortTaken e) {
            gateway.close();
            throw e;
        }
        outlet.connect(gateway.streams);
        return gateway;
    }

    /** The port in use, also when a free one was asked for. */
    public int grpcPort() {
        return grpc == null ? settings.grpcPort() : grpc.port();
    }

    /** The port in use, also when a free one was asked for. */
    public int restPort() {
        return rest == null ? settings.restPort() : rest.port();
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
        if (rest != null) {
            rest.close();
        }
        if (grpc != null) {
            grpc.close();
        }
        timer.shutdownNow();
        executor.shutdown();
    }

    private GrpcServer listenGrpc() {
        try {
            return GrpcServer.start(
                    new InetSocketAddress(settings.host(), settings.grpcPort()),
                    new GrpcServer.Parts(
                            sender,
                            polls,
                            streams,
                            this::topology,
                            executor,
                            settings.requestLimit(),
                            settings.longPolling(),
                            settings.maxMessageBytes()));
        } catch (IOException e) {
            throw new PortTaken("gRPC", "procos.engine.grpc-port", settings.host(), settings.grpcPort(), e);
        }
    }

    private RestServer listenRest() {
        try {
            return RestServer.start(
                    new InetSocketAddress(settings.host(), settings.restPort()),
                    new RestServer.Parts(
                            sender,
                            polls,
                            returns,
                            definitions,
                            this::topology,
                            executor,
                            names(),
                            settings.requestLimit(),
                            settings.longPolling(),
                            settings.maxMessageBytes()));
        } catch (IOException e) {
            throw new PortTaken("REST", "procos.engine.rest-port", settings.host(), settings.restPort(), e);
        }
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(settings.allowedHosts());
        names.add(settings.host());
        return names;
    }

    private Topology topology() {
        return Topology.of(settings.host(), grpcPort(), bus);
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("gateway-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
