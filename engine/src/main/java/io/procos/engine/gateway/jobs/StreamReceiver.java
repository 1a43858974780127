package io.procos.engine.gateway.jobs;

import io.procos.engine.gateway.command.GatewayError;
import java.util.List;

/** A stream that fetches jobs which were left behind while nobody was ready, and comes back while there are more. */
final class StreamReceiver implements JobReceiver {

    private final StreamSink sink;
    private final Runnable more;
    private boolean found;

    StreamReceiver(StreamSink sink, Runnable more) {
        this.sink = sink;
        this.more = more;
    }

    @Override
    public List<TakenJob> deliver(List<TakenJob> jobs) {
        found = true;
        return jobs.stream().filter(job -> !sink.push(job)).toList();
    }

    @Override
    public boolean isGone() {
        return !sink.isReady();
    }

    @Override
    public void finish() {
        if (found) {
            more.run();
        }
    }

    @Override
    public void fail(GatewayError error) {
        // The next signal or the worker's own poll tries again.
    }
}
