package io.procos.workers.webhook;

import io.procos.tde.inbound.Inbound;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The hooks on a web server of their own. */
final class HookServer implements AutoCloseable {
    static final String SECRET = "a-secret-of-the-test";

    private final Webhooks webhooks;
    private final DisposableServer server;

    /** With settings below {@code procos.workers.webhook.}; the hook {@code orders} is there already. */
    HookServer(Map<String, String> settings, Inbound inbound) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("procos.workers.webhook.hooks.orders.secret", SECRET);
        all.put("procos.workers.webhook.hooks.orders.message", "order-received");
        settings.forEach((name, value) -> all.put("procos.workers.webhook." + name, value));
        WebhookSettings bound = new Binder(new MapConfigurationPropertySource(all))
                .bind("procos.workers.webhook", WebhookSettings.class)
                .get();
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("inbound", inbound);
        webhooks = new Webhooks(bound, beans.getBeanProvider(Inbound.class));
        server = HttpServer.create()
                .host("127.0.0.1")
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(webhooks.webhookRoutes())))
                .bindNow();
    }

    int port() {
        return server.port();
    }

    HookCaller caller() {
        return new HookCaller(port(), SECRET);
    }

    @Override
    public void close() {
        server.disposeNow();
        webhooks.destroy();
    }
}
