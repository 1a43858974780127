package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.command.JobCommands;
import io.procos.engine.gateway.jobs.TakenJob;
import java.time.Duration;

/** A job that no client could receive becomes an incident that says so, instead of going round for ever. */
record OversizedJobs(CommandSender sender, Duration limit, int maxMessageBytes) {

    /** Room for the field's tag and length inside the message. */
    private static final int FRAME = 16;

    static int framed(ActivatedJob job) {
        return job.getSerializedSize() + FRAME;
    }

    void refuse(TakenJob job, int bytes) {
        var failure = FailJobRequest.newBuilder()
                .setJobKey(job.key())
                .setRetries(0)
                .setErrorMessage(
                        "The job needs %d bytes as JSON and a message holds %d: let the worker fetch fewer variables, or keep large values outside the process"
                                .formatted(bytes, maxMessageBytes))
                .build();
        sender.send(JobCommands.fail(failure), limit);
    }
}
