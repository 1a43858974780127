package io.procos.engine.gateway;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import java.util.Optional;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/**
 * Where the engine finds workers. The engine needs it before the gateway can listen, so it begins empty: jobs that come
 * up meanwhile wait for the first poll. Thread-safe.
 */
public final class JobOutlet implements JobStreamer {

    private volatile JobStreamer workers = JobStreamer.noop();

    void connect(JobStreamer target) {
        workers = target;
    }

    void disconnect() {
        workers = JobStreamer.noop();
    }

    @Override
    public void notifyWorkAvailable(String jobType) {
        workers.notifyWorkAvailable(jobType);
    }

    @Override
    public Optional<JobStream> streamFor(DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
        return workers.streamFor(jobType, filter);
    }
}
