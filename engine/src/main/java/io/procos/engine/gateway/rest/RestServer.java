package io.procos.engine.gateway.rest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.procos.engine.gateway.ProcessDefinitions;
import io.procos.engine.gateway.Topology;
import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.jobs.JobPolls;
import io.procos.engine.gateway.jobs.JobReturns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Listens for REST clients. */
public final class RestServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final EventLoopGroup loops;
    private final Channel channel;

    private RestServer(EventLoopGroup loops, Channel channel) {
        this.loops = loops;
        this.channel = channel;
    }

    /**
     * What the server needs.
     *
     * @param allowedHosts names beside addresses and {@code localhost} by which it may be called
     * @param requestLimit how long the engine may take for an answer
     * @param longPolling how long a poll waits when its caller does not say
     * @param maxBodyBytes larger bodies are refused
     */
    public record Parts(
            CommandSender sender,
            JobPolls polls,
            JobReturns returns,
            ProcessDefinitions definitions,
            Supplier<Topology> topology,
            Executor executor,
            Set<String> allowedHosts,
            Duration requestLimit,
            Duration longPolling,
            int maxBodyBytes) {}

    /** @throws IOException when the address cannot be listened on */
    public static RestServer start(InetSocketAddress address, Parts parts) throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(pipeline(parts))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            throw new IOException(bound.cause());
        }
        return new RestServer(loops, bound.channel());
    }

    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        loops.shutdownGracefully(50, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(GRACE.toMillis() * 2);
    }

    private static ChannelInitializer<SocketChannel> pipeline(Parts parts) {
        Router router = new Router(endpoints(parts));
        HostGuard guard = new HostGuard(parts.allowedHosts());
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel client) {
                client.pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new WholeRequests(parts.maxBodyBytes()))
                        .addLast(new HttpConnection(router, guard, parts.executor()));
            }
        };
    }

    private static List<Endpoint> endpoints(Parts parts) {
        Commands commands = new Commands(parts.sender(), parts.requestLimit());
        return Stream.of(
                        new ClusterEndpoints(commands, parts.topology()).list(),
                        new DeploymentEndpoints(commands).list(),
                        new DefinitionEndpoints(parts.definitions()).list(),
                        new InstanceEndpoints(commands).list(),
                        new InstanceChangeEndpoints(commands).list(),
                        new MessageEndpoints(commands).list(),
                        new UserTaskEndpoints(commands).list(),
                        new DecisionEndpoints(commands).list(),
                        new JobEndpoints(commands, parts.polls(), parts.returns(), parts.longPolling()).list())
                .flatMap(List::stream)
                .toList();
    }
}
