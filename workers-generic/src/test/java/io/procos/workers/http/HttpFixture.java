package io.procos.workers.http;

import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** An adapter with small limits that may call the hosts given to it. */
final class HttpFixture implements AutoCloseable {
    static final int MAX_BYTES = 10_000;

    static final Map<String, Object> MISSING_OBJECT =
            Map.of("object", "sha256:" + "0".repeat(64), "bytes", 3, "mediaType", "text/plain");

    private final Path folder;
    private final ObjectStore objects;
    private final HttpClients clients;
    private final GuardedHttp http;
    private final AccessTokens tokens;
    private final HttpRequestAdapter adapter;

    HttpFixture(String... allowHosts) {
        this(Map.of(), Map.of(), allowHosts);
    }

    /** With settings below {@code procos.workers.http.} and SSL bundles of the worker. */
    HttpFixture(Map<String, ?> settings, Map<String, SslBundle> bundles, String... allowHosts) {
        HttpSettings all = settings(settings, allowHosts);
        this.folder = temporaryFolder();
        this.objects = new FileObjectStore(folder, DataSize.ofMegabytes(200));
        this.clients = new HttpClients(new NetworkGuard(all), all, provider(bundles));
        this.http = new GuardedHttp(clients, all, objects);
        this.tokens = new AccessTokens(http);
        this.adapter = new HttpRequestAdapter(http, tokens, all);
    }

    static HttpSettings settings(Map<String, ?> settings, String... allowHosts) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of(
                "connect-timeout",
                "10s",
                "request-timeout",
                "20s",
                "max-request-size",
                MAX_BYTES + "B",
                "max-response-size",
                MAX_BYTES + "B",
                "max-redirects",
                3,
                "max-retry-after",
                "1m",
                "allow-hosts",
                String.join(",", allowHosts)));
        all.putAll(settings);
        Map<String, Object> named = new LinkedHashMap<>();
        all.forEach((name, value) -> named.put("procos.workers.http." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("procos.workers.http", HttpSettings.class);
    }

    private static ObjectProvider<SslBundles> provider(Map<String, SslBundle> bundles) {
        DefaultSslBundleRegistry registry = new DefaultSslBundleRegistry();
        bundles.forEach(registry::registerBundle);
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("sslBundles", registry);
        return beans.getBeanProvider(SslBundles.class);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("http-fixture");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequestAdapter adapter() {
        return adapter;
    }

    GuardedHttp http() {
        return http;
    }

    ObjectStore objects() {
        return objects;
    }

    TdeTestKit kit() {
        return TdeTestKit.of(adapter);
    }

    TdeTestRun request(Map<String, Object> variables) {
        TdeTestKit kit = kit();
        variables.forEach(kit::withVariable);
        return kit.run();
    }

    @Override
    public void close() {
        clients.destroy();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
