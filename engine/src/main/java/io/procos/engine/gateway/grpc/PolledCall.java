package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.grpc.stub.ServerCallStreamObserver;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.jobs.JobReceiver;
import io.procos.engine.gateway.jobs.TakenJob;
import java.util.List;

/** The caller of one ActivateJobs request. Jobs go out in messages that a client's size limit lets in. */
final class PolledCall implements JobReceiver {

    private final ServerCallStreamObserver<ActivateJobsResponse> caller;
    private final OversizedJobs oversized;
    private final int maxMessageBytes;

    PolledCall(ServerCallStreamObserver<ActivateJobsResponse> caller, OversizedJobs oversized, int maxMessageBytes) {
        this.caller = caller;
        this.oversized = oversized;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public List<TakenJob> deliver(List<TakenJob> jobs) {
        if (isGone()) {
            return jobs;
        }
        ActivateJobsResponse.Builder message = ActivateJobsResponse.newBuilder();
        int bytes = 0;
        for (TakenJob taken : jobs) {
            ActivatedJob job = JobMessages.of(taken);
            int size = OversizedJobs.framed(job);
            if (size > maxMessageBytes) {
                oversized.refuse(taken, size);
                continue;
            }
            if (bytes + size > maxMessageBytes) {
                caller.onNext(message.build());
                message.clear();
                bytes = 0;
            }
            message.addJobs(job);
            bytes += size;
        }
        if (bytes > 0) {
            caller.onNext(message.build());
        }
        return List.of();
    }

    @Override
    public boolean isGone() {
        return caller.isCancelled();
    }

    @Override
    public void finish() {
        if (!isGone()) {
            caller.onCompleted();
        }
    }

    @Override
    public void fail(GatewayError error) {
        if (!isGone()) {
            caller.onError(Statuses.of(error));
        }
    }
}
