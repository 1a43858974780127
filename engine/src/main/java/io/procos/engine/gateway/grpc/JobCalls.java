package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.procos.engine.gateway.command.Documents;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.jobs.JobPolls;
import io.procos.engine.gateway.jobs.JobRequest;
import io.procos.engine.gateway.jobs.JobStreams;
import java.time.Duration;

/** The two RPCs by which workers get jobs. */
final class JobCalls {

    /** How many jobs a stream fetches at once when some were left behind. */
    private static final int FETCH = 32;

    private final JobPolls polls;
    private final JobStreams streams;
    private final OversizedJobs oversized;
    private final Duration longPolling;
    private final int maxMessageBytes;

    JobCalls(JobPolls polls, JobStreams streams, OversizedJobs oversized, Duration longPolling, int maxMessageBytes) {
        this.polls = polls;
        this.streams = streams;
        this.oversized = oversized;
        this.longPolling = longPolling;
        this.maxMessageBytes = maxMessageBytes;
    }

    void poll(ActivateJobsRequest request, ServerCallStreamObserver<ActivateJobsResponse> caller) {
        try {
            JobRequest wanted = new JobRequest(
                    request.getType(),
                    request.getWorker(),
                    Duration.ofMillis(request.getTimeout()),
                    request.getMaxJobsToActivate(),
                    request.getFetchVariableList(),
                    Documents.tenants(request.getTenantIdsList()),
                    patience(request.getRequestTimeout()));
            PolledCall receiver = new PolledCall(caller, oversized, maxMessageBytes);
            HangUp hangUp = new HangUp();
            caller.setOnCancelHandler(hangUp);
            hangUp.then(polls.poll(wanted, receiver));
        } catch (GatewayError invalid) {
            caller.onError(Statuses.of(invalid));
        }
    }

    void stream(StreamActivatedJobsRequest request, ServerCallStreamObserver<ActivatedJob> caller) {
        try {
            JobRequest wanted = streamRequest(request);
            HangUp hangUp = new HangUp();
            caller.setOnCancelHandler(hangUp);
            caller.setOnReadyHandler(() -> streams.ready(wanted.type()));
            hangUp.then(streams.open(wanted, new StreamedCall(caller, oversized, maxMessageBytes)));
        } catch (GatewayError invalid) {
            caller.onError(Statuses.of(invalid));
        }
    }

    private static JobRequest streamRequest(StreamActivatedJobsRequest request) {
        if (request.getType().isBlank()) {
            throw GatewayError.invalid("type: a stream needs a job type");
        }
        if (request.getTimeout() < 1) {
            throw GatewayError.invalid("timeout: a job's lease must be at least 1 ms, but was " + request.getTimeout());
        }
        return new JobRequest(
                request.getType(),
                request.getWorker(),
                Duration.ofMillis(request.getTimeout()),
                FETCH,
                request.getFetchVariableList(),
                Documents.tenants(request.getTenantIdsList()),
                Duration.ZERO);
    }

    /** Zero asks for the default, a negative value for an answer at once. */
    private Duration patience(long requestTimeout) {
        if (requestTimeout == 0) {
            return longPolling;
        }
        return requestTimeout < 0 ? Duration.ZERO : Duration.ofMillis(requestTimeout);
    }
}
