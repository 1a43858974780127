package io.procos.workers.http;

/** A way out over HTTP for tests of other packages, to the hosts given to it. */
public final class HttpAccess implements AutoCloseable {
    private final HttpFixture fixture;

    public HttpAccess(String... allowHosts) {
        fixture = new HttpFixture(allowHosts);
    }

    public GuardedHttp guarded() {
        return fixture.http();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
