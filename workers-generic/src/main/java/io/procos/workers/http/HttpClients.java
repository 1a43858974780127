package io.procos.workers.http;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.transport.ProxyProvider;

/**
 * The pooled clients, one for each way to connect. Over TLS they speak HTTP/2 with servers that do. All connect by
 * {@link GuardedAddresses}, none follows redirects by itself, keeps cookies, or asks for compression. Thread-safe.
 */
@Component
class HttpClients implements DisposableBean {

    private static final int LOOK_UPS_AT_ONCE = 32;

    /** What a connection depends on besides its host. */
    private record Route(
            boolean secure,
            boolean proxied,
            boolean safeToRepeat,
            @Nullable String certificate) {}

    private final NetworkGuard guard;
    private final HttpSettings settings;
    private final ObjectProvider<SslBundles> bundles;
    private final Map<Route, HttpClient> clients = new ConcurrentHashMap<>();
    private final ExecutorService lookUps = lookUps();
    private final LoopResources loops =
            LoopResources.create("procos-http", Runtime.getRuntime().availableProcessors(), true);
    private final ConnectionProvider connections;
    private final GuardedAddresses direct;
    private final GuardedAddresses throughProxy;

    HttpClients(NetworkGuard guard, HttpSettings settings, ObjectProvider<SslBundles> bundles) {
        this.guard = guard;
        this.settings = settings;
        this.bundles = bundles;
        this.direct = new GuardedAddresses(guard, lookUps, false);
        this.throughProxy = new GuardedAddresses(guard, lookUps, true);
        this.connections = ConnectionProvider.builder("procos-http")
                .maxConnections(settings.maxConnections())
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(settings.requestTimeout())
                .maxIdleTime(settings.maxIdle())
                .lifo()
                .evictInBackground(Duration.ofSeconds(30))
                .disposeInactivePoolsInBackground(Duration.ofMinutes(1), Duration.ofMinutes(1))
                .build();
    }

    /** Platform threads: the JVM's resolver would hold the carriers of virtual ones while a name server is silent. */
    private static ExecutorService lookUps() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                LOOK_UPS_AT_ONCE,
                LOOK_UPS_AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("procos-dns-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * The client for a call.
     *
     * @throws TaskError.Rejection when the guard refuses its host, or it may not use the certificate it names
     */
    HttpClient of(HttpCall call) throws TaskError.Rejection {
        guard.admit(call.uri());
        if (call.certificate() != null && !settings.clientCertificates().contains(call.certificate())) {
            throw Fields.invalid(
                    "clientCertificate",
                    "names none that tasks may use; add its SSL bundle to procos.workers.http.client-certificates");
        }
        boolean proxied = settings.proxy().covers(call.uri().getHost(), NetworkGuard.portOf(call.uri()));
        return clients.computeIfAbsent(
                new Route(call.secure(), proxied, call.repeatable(), call.certificate()), this::client);
    }

    private HttpClient client(Route route) {
        int head = (int) settings.maxHeaderSize().toBytes();
        HttpClient client = HttpClient.create(connections)
                .runOn(loops)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis())
                // A connection that the server closed meanwhile is no reason to fail, if nothing can happen twice.
                .disableRetry(!route.safeToRepeat())
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(head).maxInitialLineLength(8_192))
                .headers(headers -> headers.set("User-Agent", "ProcOS"));
        client = route.proxied() ? client.proxy(this::proxy).resolver(throughProxy) : client.resolver(direct);
        return route.secure()
                ? client.protocol(HttpProtocol.H2, HttpProtocol.HTTP11).secure(tls(route.certificate()))
                : client.protocol(HttpProtocol.HTTP11);
    }

    private void proxy(ProxyProvider.TypeSpec spec) {
        ProxySettings proxy = settings.proxy();
        ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
                .host(Objects.requireNonNull(proxy.host()))
                .port(proxy.port())
                .connectTimeoutMillis(settings.connectTimeout().toMillis());
        if (proxy.username() != null) {
            builder.username(proxy.username()).password(name -> proxy.password() == null ? "" : proxy.password());
        }
    }

    private SslProvider tls(@Nullable String certificate) {
        Http2SslContextSpec context = Http2SslContextSpec.forClient();
        context.configure(builder -> configure(builder, certificate));
        return SslProvider.builder()
                .sslContext(context)
                .handshakeTimeout(settings.connectTimeout())
                .build();
    }

    private void configure(SslContextBuilder context, @Nullable String certificate) {
        if (settings.trust() != null) {
            context.trustManager(bundle(settings.trust()).getManagers().getTrustManagerFactory());
        }
        if (certificate != null) {
            context.keyManager(bundle(certificate).getManagers().getKeyManagerFactory());
        }
    }

    private SslBundle bundle(String name) {
        return bundles.getObject().getBundle(name);
    }

    @Override
    public void destroy() {
        connections.dispose();
        loops.dispose();
        lookUps.shutdownNow();
    }
}
