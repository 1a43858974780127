package io.procos.workers.http;

import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** An adapter with small limits that may call the hosts given to it. */
final class HttpFixture implements AutoCloseable {
    static final int MAX_BYTES = 10_000;

    private final GuardedHttp http;
    private final HttpRequestAdapter adapter;

    HttpFixture(String... allowHosts) {
        HttpSettings settings = settings(false, allowHosts);
        this.http = new GuardedHttp(new NetworkGuard(settings), settings);
        this.adapter = new HttpRequestAdapter(http, settings);
    }

    static HttpSettings settings(boolean allowPrivate, String... allowHosts) {
        return new HttpSettings(
                Set.of(allowHosts),
                allowPrivate,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                DataSize.ofBytes(MAX_BYTES),
                DataSize.ofBytes(MAX_BYTES),
                3,
                Duration.ofMinutes(1));
    }

    HttpRequestAdapter adapter() {
        return adapter;
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
        http.destroy();
    }
}
