package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.grpc.stub.ServerCallStreamObserver;
import io.procos.engine.gateway.jobs.StreamSink;
import io.procos.engine.gateway.jobs.TakenJob;

/** The caller of one StreamActivatedJobs request. gRPC's observers are not thread-safe, so writers take turns. */
final class StreamedCall implements StreamSink {

    private final ServerCallStreamObserver<ActivatedJob> caller;
    private final OversizedJobs oversized;
    private final int maxMessageBytes;
    private boolean ended;

    StreamedCall(ServerCallStreamObserver<ActivatedJob> caller, OversizedJobs oversized, int maxMessageBytes) {
        this.caller = caller;
        this.oversized = oversized;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public boolean isReady() {
        return caller.isReady() && !caller.isCancelled();
    }

    @Override
    public boolean push(TakenJob taken) {
        ActivatedJob job = JobMessages.of(taken);
        int size = OversizedJobs.framed(job);
        if (size > maxMessageBytes) {
            oversized.refuse(taken, size);
            return true;
        }
        return write(job);
    }

    @Override
    public synchronized void end() {
        if (!ended && !caller.isCancelled()) {
            caller.onCompleted();
        }
        ended = true;
    }

    private synchronized boolean write(ActivatedJob job) {
        if (ended || caller.isCancelled()) {
            return false;
        }
        caller.onNext(job);
        return true;
    }
}
