package io.procos.workers.http;

/** A way out over HTTP for tests of other packages, to the hosts given to it. */
public final class HttpAccess implements AutoCloseable {
    private final GuardedHttp http;

    public HttpAccess(String... allowHosts) {
        HttpSettings settings = HttpFixture.settings(false, allowHosts);
        http = new GuardedHttp(new NetworkGuard(settings), settings);
    }

    public GuardedHttp guarded() {
        return http;
    }

    @Override
    public void close() {
        http.destroy();
    }
}
