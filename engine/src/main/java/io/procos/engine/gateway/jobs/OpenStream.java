package io.procos.engine.gateway.jobs;

import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;

/** A worker that has jobs pushed to it. */
final class OpenStream {

    /** Jobs on their way to the stream that its flow control does not see yet. */
    private static final int MOST_ON_THE_WAY = 64;

    private final JobRequest request;
    private final StreamSink sink;
    private final JobActivationProperties properties;
    private final AtomicInteger onTheWay = new AtomicInteger();

    OpenStream(JobRequest request, StreamSink sink) {
        this.request = request;
        this.sink = sink;
        this.properties = properties(request);
    }

    JobRequest request() {
        return request;
    }

    StreamSink sink() {
        return sink;
    }

    JobActivationProperties properties() {
        return properties;
    }

    boolean isReady() {
        return onTheWay.get() < MOST_ON_THE_WAY && sink.isReady();
    }

    void expect() {
        onTheWay.incrementAndGet();
    }

    void arrived() {
        onTheWay.decrementAndGet();
    }

    private static JobActivationProperties properties(JobRequest request) {
        DirectBuffer worker = BufferUtil.wrapString(request.worker());
        return new JobActivationPropertiesImpl()
                .setWorker(worker, 0, worker.capacity())
                .setTimeout(request.lease().toMillis())
                .setFetchVariables(
                        request.fetchVariables().stream().map(StringValue::new).toList())
                .setTenantIds(request.tenantIds());
    }
}
